import { describeCount } from '@/components/parts/describe-count'
import type { TrendsAnswer } from '@/lib/insights/answer-trends'
import type { TrendsDefinition } from '@/lib/model/insight'

import type { DrawnLine } from './list-drawn'

/** A chart for who hears it: what its lines are, from where to where they go, and where all of it can be read. */
export function describeChart(
  drawn: readonly DrawnLine[],
  { places }: Pick<TrendsAnswer, 'places'>,
  { display, interval }: Pick<TrendsDefinition, 'display' | 'interval'>,
): string {
  const kind = { lines: 'Line chart', bars: 'Bar chart', distribution: 'Distribution' }[display]
  const width =
    display === 'distribution' ? describeCount(places.length, 'bin') : describeCount(places.length, interval)
  const lines = drawn.map(({ name, points, describe }) => {
    const values = points.flatMap(({ value }) => value ?? [])
    if (values.length === 0) return `${name}: nothing.`
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return `${name}: from ${describe(low)} to ${describe(high)}, last ${describe(values.at(-1)!)}.`
  })
  return [`${kind} over ${width}.`, ...lines, 'The table below has every number.'].join(' ')
}
