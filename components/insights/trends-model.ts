import { computed, createModel } from '@preact/signals'

import { describeCount } from '@/components/parts/describe-count'
import { finishEvent } from '@/components/search/drop-unfinished'
import type { TrendLine, TrendsAnswer } from '@/lib/insights/answer-trends'
import { TRENDS } from '@/lib/insights/check-trends'
import { parseFormula } from '@/lib/insights/formula'
import type { TrendPoint } from '@/lib/insights/measure-cell'
import { unitOf } from '@/lib/insights/trends-rules'
import type { EventPattern } from '@/lib/model/filter'
import type { TrendsDefinition } from '@/lib/model/insight'

import { describeAmount, describeBin, describePlaceInFull, nameBefore, nameLine } from './describe-trends'
import { findAny } from './find-any'
import { followInsight, type InsightGivens, type Opened } from './insight-model'

export interface TrendsGivens extends InsightGivens {
  trends: (definition: TrendsDefinition) => Promise<TrendsAnswer>
}

/** An answer with what was asked: while the next one is counted, it is still of the question before. */
export interface ShownTrends extends TrendsAnswer {
  definition: TrendsDefinition
}

/** Whose number: on which line, and where on it. */
export interface TrendsPlace {
  line: string
  /** Where its bucket begins: its place in the list changes while sessions arrive. */
  from: number
  isBefore: boolean
  /** All of the bucket, not only what is furthest out. */
  isWhole: boolean
}

/** What a line is told apart by. */
export const keyOf = ({ series, group }: Pick<TrendLine, 'series' | 'group'>) =>
  JSON.stringify([series ?? null, group ?? null, group === null])

export const TrendsModel = createModel((given: TrendsGivens) => {
  const insight = followInsight<TrendsDefinition, ShownTrends, TrendsPlace>(given, {
    spec: TRENDS,
    finish: finishTrends,
    ask: async (definition) => ({ ...(await given.trends(definition)), definition }),
    list(answer, place) {
      const found = findPoint(answer, place)
      return found && describeOpened(found, place, answer)
    },
  })

  function describeOpened({ line, point }: FoundPoint, place: TrendsPlace, answer: ShownTrends): Opened {
    const { value, selection, outlierCount } = point
    const { definition } = answer
    const series = line.series === undefined ? undefined : definition.series[line.series]
    const measure = series?.measure
    const isDistribution = definition.display === 'distribution'
    const isSum = measure?.kind === (isDistribution ? 'event value' : 'total')
    const isCount = isSum || measure?.kind === 'count' || (isDistribution && measure?.kind !== 'session value')
    const describeTimes = (count: number) => describeCount(count, series?.event ? 'event' : 'session')
    const events = listEvents(line, definition)
    const name = nameLine(line, definition)
    return {
      title: `${place.isBefore ? nameBefore(name) : name}, ${nameOfPlace(answer, place)}`,
      unit: measure ? unitOf(measure) : 'session',
      selection: place.isWhole ? selection : selection.slice(0, outlierCount),
      matching: events.length > 0 ? findAny(events) : undefined,
      ...(isSum && { counted: `${describeTimes(value ?? 0)} in` }),
      describeValue: (one) => (isCount ? describeTimes(one) : describeAmount(one, measure)),
      ...(outlierCount !== undefined && {
        views: {
          value: place.isWhole ? 'whole' : 'outliers',
          options: [
            { value: 'outliers', label: 'Outliers' },
            { value: 'whole', label: 'Everything' },
          ],
          onValue: (view: string) => insight.open({ ...place, isWhole: view === 'whole' }),
        },
      }),
    }
  }

  return {
    ...insight,
    /** Why the formula is none yet; `null` where there is none, or one that can be counted. */
    formulaProblem: computed(() => {
      const { formula, series } = insight.definition.value
      if (formula.trim() === '') return null
      const parsed = parseFormula(formula, series.length)
      return parsed.ok ? null : parsed.reason
    }),
  }
})

export type Trends = InstanceType<typeof TrendsModel>

function finishTrends({ series, formula, ...rest }: TrendsDefinition): TrendsDefinition {
  return {
    ...rest,
    series: series.map((one) => ({ ...one, event: one.event && finishEvent(one.event) })),
    formula: parseFormula(formula, series.length).ok ? formula : '',
  }
}

interface FoundPoint {
  line: TrendLine
  point: TrendPoint
}

function findPoint(answer: TrendsAnswer, place: TrendsPlace): FoundPoint | undefined {
  const line = answer.lines.find((one) => keyOf(one) === place.line)
  const index = answer.places.findIndex(({ from }) => from === place.from)
  const point = line?.[place.isBefore ? 'before' : 'points'][index]
  return line && point && { line, point }
}

function nameOfPlace({ places, placesBefore, definition }: ShownTrends, { from, isBefore }: TrendsPlace): string {
  const index = places.findIndex((one) => one.from === from)
  const bucket = (isBefore ? placesBefore : places)[index]!
  return definition.display === 'distribution'
    ? describeBin(bucket, definition.series[0]?.measure)
    : describePlaceInFull(bucket, definition.interval)
}

/** What of a session put it on a line; of a line that is split by a field of events only those with its value. */
function listEvents({ series: place, group }: TrendLine, { series, breakdown }: TrendsDefinition): EventPattern[] {
  const own = place === undefined ? series : series.slice(place, place + 1)
  const events = own.flatMap(({ event }) => event ?? [])
  if (breakdown?.property.of !== 'event' || !group) return events
  const { field } = breakdown.property
  const test = { is: field === 'url' ? ('path is' as const) : ('is' as const), value: group }
  return events.map((event) => ({ ...event, where: [...event.where, { field, test }] }))
}
