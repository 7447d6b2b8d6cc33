import type { TrendLine, TrendsAnswer } from '@/lib/insights/answer-trends'
import type { TrendPoint } from '@/lib/insights/measure-cell'
import type { TrendsDefinition, TrendsMeasure } from '@/lib/model/insight'

import { describeAmount, nameBefore, nameLine } from './describe-trends'
import { keyOf } from './trends-model'

/** A line of the chart, a column of the table. */
export interface DrawnLine {
  key: string
  name: string
  /** Its colour and dash, counted from 0; the days before have that of their line. */
  look: number
  /** In the chart: with a formula only what it gives. */
  isInChart: boolean
  isBefore: boolean
  points: readonly TrendPoint[]
  /** None for a formula. */
  measure: TrendsMeasure | undefined
  describe: (value: number) => string
}

/** Colours that are told apart; further lines differ by their dash alone. */
export const LOOK_COUNT = 6

export function listDrawn({ lines }: TrendsAnswer, definition: TrendsDefinition): DrawnLine[] {
  const hasFormula = lines.some(({ series }) => series === undefined)
  return lines.flatMap((line, place) => {
    const measure = line.series === undefined ? undefined : definition.series[line.series]?.measure
    const one: DrawnLine = {
      key: keyOf(line),
      name: nameLine(line, definition),
      look: place,
      isInChart: !hasFormula || line.series === undefined,
      isBefore: false,
      points: line.points,
      measure,
      describe: createDescriber(line, definition),
    }
    if (line.before.length === 0) return [one]
    return [one, { ...one, name: nameBefore(one.name), isBefore: true, points: line.before }]
  })
}

/** A bin holds how many there are, whatever is measured. */
function createDescriber({ series }: TrendLine, { series: all, display }: TrendsDefinition) {
  const measure = series === undefined || display === 'distribution' ? undefined : all[series]?.measure
  return (value: number) => describeAmount(value, measure)
}
