import { describeNumber } from '@/components/parts/describe-count'
import type { TrendsAnswer } from '@/lib/insights/answer-trends'
import type { TimeInterval, TrendsDefinition } from '@/lib/model/insight'

import type { ChartParts, TickRules } from './build-chart'
import { describeAmount, describeMeasure, describePlace, describeValueOf, isOfSeconds } from './describe-trends'
import type { DrawnLine } from './list-drawn'

/** Days and weeks that are round. */
export const TICKS: Record<TimeInterval, TickRules> = {
  hour: { roomPx: 104, steps: [1, 2, 3, 6, 12, 24, 48, 72, 168], first: 0 },
  day: { roomPx: 64, steps: [1, 2, 3, 7, 14, 28, 56, 91], first: 0 },
  week: { roomPx: 64, steps: [1, 2, 4, 8, 13, 26, 52], first: 0 },
  month: { roomPx: 72, steps: [1, 2, 3, 6, 12, 24, 60], first: 0 },
}

const TENS = [1, 2, 5, 10, 20, 50]
const SIXTIES = [1, 2, 3, 6, 12, 30, 60]

/** What a chart of these lines has at its axes. */
export function readChartParts(
  lines: readonly DrawnLine[],
  { places }: TrendsAnswer,
  { display, interval, series, formula }: TrendsDefinition,
): ChartParts {
  const given = { lines, placeCount: places.length, display }
  if (display === 'distribution') {
    const measure = series[0]?.measure
    const edgeAt = (place: number) => places[place]?.from ?? places.at(-1)?.to ?? 0
    return {
      ...given,
      nameTick: (place) => describeAmount(edgeAt(place), measure),
      xName: measure ? describeValueOf(measure) : '',
      yName: 'how many',
      describe: describeNumber,
      numbers: 'plain',
      ticks: {
        roomPx: 88,
        steps: isOfSeconds(measure) ? SIXTIES : TENS,
        first: places[0] ? Math.round(places[0].from / (places[0].to - places[0].from)) : 0,
      },
    }
  }
  const names = new Set(lines.map(({ measure }) => (measure ? describeMeasure(measure) : formula)))
  return {
    ...given,
    nameTick: (place) => describePlace(places[place]!, interval),
    xName: interval,
    // What is of several kinds has no one name.
    yName: names.size === 1 ? [...names][0]! : '',
    describe: lines[0]?.describe ?? describeNumber,
    numbers: lines.every(({ measure }) => isOfSeconds(measure)) ? 'seconds' : 'plain',
    ticks: TICKS[interval],
  }
}
