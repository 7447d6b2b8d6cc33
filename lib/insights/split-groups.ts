import type { TrendsSeries } from '@/lib/model/insight'

import type { ReadGroups } from './read-groups'
import { forEachHappening, type Asked, type Group, type Scan } from './scan-series'

/** The values with the most events (or sessions) of all series behind them, at the most `top`, the largest first. */
export function rankGroups(
  series: readonly TrendsSeries[],
  scan: Asked,
  readGroups: ReadGroups,
  top: number,
): string[] {
  const counts = new Map<string, number>()
  for (const { event } of series)
    forEachHappening(event, scan, (session, row) => {
      for (const group of readGroups(session, row)) counts.set(group, (counts.get(group) ?? 0) + 1)
    })
  return pickTop(counts, top)
}

/** Those with the most, at the most `top`, the largest first; of as many those that come first by name. */
export function pickTop(counts: ReadonlyMap<string, number>, top: number): string[] {
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, top)
    .map(([group]) => group)
}

/** The same with all values that are not among `top` as one, of which everything is once. */
export function foldGroups(readGroups: ReadGroups, top: readonly string[]): Scan['readGroups'] {
  const fold = createFold(top)
  return (session, row) => [...new Set(readGroups(session, row).map(fold))]
}

/** A value itself where it is one of `top`, else that of all others. */
export function createFold(top: readonly string[]): (group: string) => Group {
  const known = new Set(top)
  return (group) => (known.has(group) ? group : null)
}
