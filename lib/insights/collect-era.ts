import type { TimeSpan } from '@/lib/search/decide-span'
import type { Library } from '@/lib/search/library'

import { findBucket, type Bucket } from './time-buckets'

/** From the first beginning to the last thing that is known of any of them, epoch ms, both included. */
export function measureExtent(numbers: readonly number[], library: Library): TimeSpan | undefined {
  if (numbers.length === 0) return undefined
  let [from, to] = [Infinity, -Infinity]
  for (const number of numbers) {
    from = Math.min(from, library.records[number]!.startedAt)
    to = Math.max(to, findEnd(number, library))
  }
  return { from, to }
}

/** By bucket: some of the sessions were being recorded. */
export function findCaptured(numbers: readonly number[], buckets: readonly Bucket[], library: Library): boolean[] {
  const isCaptured = buckets.map(() => false)
  for (const number of numbers) {
    const { startedAt } = library.records[number]!
    const end = findEnd(number, library)
    let place = startedAt < (buckets[0]?.from ?? 0) ? 0 : findBucket(buckets, startedAt)
    for (; place >= 0 && place < buckets.length && buckets[place]!.from <= end; place += 1) isCaptured[place] = true
  }
  return isCaptured
}

function findEnd(number: number, { records, spans, events }: Library): number {
  const [{ startedAt, endedAt }, span] = [records[number]!, spans[number]]
  return Math.max(startedAt, endedAt, span && span.to > span.from ? events.at[span.to - 1]! : startedAt)
}
