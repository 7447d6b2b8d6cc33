import type { Statistic, TrendsMeasure } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { readQuantile } from './quantile'
import type { Cell, Tally } from './scan-series'
import type { Selected } from './selection'
import { unitOf } from './trends-rules'

/** A number of a chart, and everybody it is read from. */
export interface TrendPoint {
  /** `undefined` is a gap: nothing was captured, or nothing that has a value. */
  value: number | undefined
  /** What is furthest out first, each with its value or, of a number of events, how many of them are its own. */
  selection: Selected[]
  /** Of a statistic: so many, the first of the selection, lie at the value or beyond it. */
  outlierCount?: number
}

export const GAP: TrendPoint = { value: undefined, selection: [] }

const SHARES: Partial<Record<Statistic, number>> = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 }

/**
 * The number of a bucket in which something was captured. A count is 0 when it never happened; a statistic of nothing is
 * a gap. Sessions and persons are their list, a total is the sum of its list, and a statistic is that of one value a
 * session or person or, where events have the values, of all of them: then a session is listed with the one furthest out.
 */
export function measureCell(cell: Cell | undefined, measure: TrendsMeasure, library: Library): TrendPoint {
  if (!cell) return 'statistic' in measure ? GAP : { value: 0, selection: [] }
  const tallies = [...cell.tallies]
  if (measure.kind === 'sessions' || measure.kind === 'persons') {
    const selection = tallies.map((one) => selectTally(one, undefined, measure, library)).toSorted(byStart)
    return { value: selection.length, selection }
  }
  const isCount = measure.kind === 'total' || measure.kind === 'count'
  const isLowFirst = 'statistic' in measure && measure.statistic === 'min'
  const selection = tallies
    .map((one) => selectTally(one, isCount ? one[1].count : one[1].value, measure, library))
    .toSorted((a, b) => (isLowFirst ? a.value! - b.value! : b.value! - a.value!) || byStart(a, b))
  if (measure.kind === 'total') return { value: selection.reduce((sum, one) => sum + one.value!, 0), selection }
  const values =
    measure.kind === 'event value' ? cell.values.map((one) => one.value) : selection.map((one) => one.value!)
  const value = readStatistic(values, measure.statistic)
  const point = { value, selection }
  if (value === undefined || measure.statistic === 'average') return point
  const isOut = (one: Selected) => (isLowFirst ? one.value! <= value : one.value! >= value)
  return { ...point, outlierCount: selection.filter(isOut).length }
}

/** Percentiles are of type 7 (`readQuantile`); `undefined` for no values. */
export function readStatistic(values: readonly number[], statistic: Statistic): number | undefined {
  if (values.length === 0) return undefined
  const ascending = Float64Array.from(values).toSorted()
  if (statistic === 'min') return ascending[0]
  if (statistic === 'max') return ascending.at(-1)
  const share = SHARES[statistic]
  if (share !== undefined) return readQuantile(ascending, share)
  return ascending.reduce((sum, value) => sum + value, 0) / ascending.length
}

export function selectTally(
  [actor, { session, startAt }]: [number | string, Tally],
  value: number | undefined,
  measure: TrendsMeasure,
  { records }: Library,
): Selected {
  const sessionId = records[session]!.id
  const actorId = unitOf(measure) === 'person' ? String(actor) : sessionId
  return { actorId, sessionId, startAt, ...(value !== undefined && { value }) }
}

const byStart = (a: Selected, b: Selected) => a.startAt - b.startAt || (a.actorId < b.actorId ? -1 : 1)
