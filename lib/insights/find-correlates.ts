import { leastCountOf, measureOdds, type Odds, type Split } from './correlate'
import type { Selected } from './selection'

/** Somebody who began, and what they did or are, by its name: where their session opens for it. */
export interface Outcome {
  hasConverted: boolean
  had: ReadonlyMap<string, Selected>
}

export interface Correlate {
  name: string
  /** Who converted and had it, and who dropped off and had it: the counts are their lengths. */
  succeeded: Selected[]
  failed: Selected[]
  odds: Odds
}

export interface Correlates {
  /** Those that go with success, the strongest first; and those that go with dropping off. */
  success: Correlate[]
  failure: Correlate[]
  total: Split
  /** What fewer had is left out, and how many names that are. */
  leastCount: number
  rareCount: number
}

export interface CorrelateRules {
  /** Decided by how many there are where it is not given. */
  minCount?: number | undefined
  excluded?: readonly string[]
}

/** More on either side are not read by anybody. */
const MOST = 10

/** What those who converted had more often than those who dropped off, and the other way round. */
export function findCorrelates(
  outcomes: readonly Outcome[],
  { minCount, excluded = [] }: CorrelateRules = {},
): Correlates {
  const leftOut = new Set(excluded)
  const byName = new Map<string, { succeeded: Selected[]; failed: Selected[] }>()
  const total = { success: 0, failure: 0 }
  for (const { hasConverted, had } of outcomes) {
    total[hasConverted ? 'success' : 'failure'] += 1
    for (const [name, selected] of had) {
      if (leftOut.has(name)) continue
      const own = byName.get(name) ?? { succeeded: [], failed: [] }
      byName.set(name, own)
      own[hasConverted ? 'succeeded' : 'failed'].push(selected)
    }
  }
  const leastCount = minCount ?? leastCountOf(total)
  const common = [...byName].filter(([, { succeeded, failed }]) => succeeded.length + failed.length >= leastCount)
  const correlates = common.flatMap(([name, sides]): Correlate[] => {
    const split = { success: sides.succeeded.length, failure: sides.failed.length }
    const odds = measureOdds(split, total)
    return odds && isBorneOut(odds, split, total) ? [{ name, ...sides, odds }] : []
  })
  const byRatio = (a: Correlate, b: Correlate) => b.odds.ratio - a.odds.ratio || (a.name < b.name ? -1 : 1)
  const success = correlates.filter(({ odds }) => odds.ratio > 1).toSorted(byRatio)
  const failure = correlates.filter(({ odds }) => odds.ratio <= 1).toSorted((a, b) => byRatio(b, a))
  return {
    success: success.slice(0, MOST),
    failure: failure.slice(0, MOST),
    total,
    leastCount,
    rareCount: byName.size - common.length,
  }
}

/**
 * Whether the shares of both sides say the same as the odds. The one that is added to each count pulls towards the larger
 * side: what everybody had, or nobody of the smaller side, would seem to go with something.
 */
function isBorneOut({ ratio }: Odds, { success, failure }: Split, total: Split): boolean {
  return (success / total.success - failure / total.failure) * Math.log(ratio) > 0
}
