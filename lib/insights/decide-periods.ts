import type { TimeInterval } from '@/lib/model/insight'
import type { DateRange } from '@/lib/model/query'
import { decideSpan, nameDay, readDay, type TimeSpan } from '@/lib/search/decide-span'

import { listBuckets, type Bucket } from './time-buckets'
import { MAX_TREND_BUCKETS } from './trends-rules'

export interface Period {
  buckets: Bucket[]
  /** There are earlier ones: more than `MAX_TREND_BUCKETS` are not drawn. */
  isCut: boolean
}

const DAY_MS = 86_400_000
/** At the most. */
const LENGTHS_MS: Record<TimeInterval, number> = {
  hour: DAY_MS / 24,
  day: DAY_MS + DAY_MS / 24,
  week: 7 * DAY_MS + DAY_MS / 24,
  month: 31 * DAY_MS + DAY_MS / 24,
}

/**
 * The buckets of a range. One without a beginning or an end begins and ends with the sessions in it (`data`, epoch ms,
 * both included; none where there are no sessions), and none goes on into what has not come yet.
 */
export function decidePeriod(
  range: DateRange,
  interval: TimeInterval,
  data: TimeSpan | undefined,
  now: number,
): Period {
  const span = decideSpan(range, now)
  const last = range.kind === 'all' ? (data?.to ?? -Infinity) : Math.max(now, data?.to ?? now)
  const to = Math.min(span.to, last + 1)
  const from = Number.isFinite(span.from) ? span.from : (data?.from ?? Infinity)
  if (!(from < to)) return { buckets: [], isCut: false }
  const earliest = to - LENGTHS_MS[interval] * MAX_TREND_BUCKETS
  const buckets = listBuckets(Math.max(from, earliest), to, interval)
  return { buckets: buckets.slice(-MAX_TREND_BUCKETS), isCut: from < earliest || buckets.length > MAX_TREND_BUCKETS }
}

/**
 * The buckets of a range and of these moments (epoch ms), which may lie past its end: a session that is of a range by when
 * it began goes on after midnight.
 */
export function decidePeriodOf(
  range: DateRange,
  interval: TimeInterval,
  moments: readonly number[],
  now: number,
): Period {
  const span = decideSpan(range, now)
  const ends = [span.from, Math.min(span.to - 1, range.kind === 'all' ? Infinity : now)].filter(Number.isFinite)
  let [from, to] = [Infinity, -Infinity]
  for (const at of [...ends, ...moments]) [from, to] = [Math.min(from, at), Math.max(to, at)]
  return decidePeriod({ kind: 'all' }, interval, from <= to ? { from, to } : undefined, now)
}

/** As many days as a range has, just before it; `undefined` for all days. */
export function decideRangeBefore(range: DateRange, now: number): { range: DateRange; days: number } | undefined {
  if (range.kind === 'all') return undefined
  const { from } = decideSpan(range, now)
  const last = range.kind === 'days' ? readDay(range.to) : undefined
  const days = range.kind === 'last' ? range.days : Math.round(((last?.getTime() ?? from) - from) / DAY_MS) + 1
  return { range: { kind: 'days', from: nameDay(shiftDays(from, -days)), to: nameDay(shiftDays(from, -1)) }, days }
}

/** The same buckets so many days earlier: each lies beside its own, whatever the clocks did in between. */
export function shiftBuckets(buckets: readonly Bucket[], days: number): Bucket[] {
  return buckets.map(({ from, to }) => ({ from: shiftDays(from, -days), to: shiftDays(to, -days) }))
}

/** The same time of day so many days later. */
export function shiftDays(at: number, days: number): number {
  const date = new Date(at)
  return date.setDate(date.getDate() + days)
}
