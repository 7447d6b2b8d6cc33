import type { TimeInterval } from '@/lib/model/insight'

/** From `from` to before `to`, epoch ms. */
export interface Bucket {
  from: number
  to: number
}

/** More buckets than this nobody reads, and a forged range could ask for millions. */
export const MAX_BUCKETS = 10_000

/** The buckets that hold anything of the range (epoch ms, `to` not included), without holes, in order. */
export function listBuckets(from: number, to: number, interval: TimeInterval): Bucket[] {
  const buckets: Bucket[] = []
  for (let start = startOf(from, interval); start < to && buckets.length < MAX_BUCKETS;) {
    const next = startOfNext(start, interval)
    buckets.push({ from: start, to: next })
    start = next
  }
  return buckets
}

/** When the hour, day, week (from Monday, ISO 8601) or month began in which `at` lies. */
function startOf(at: number, interval: TimeInterval): number {
  const date = new Date(at)
  // Where clocks are set back an hour comes twice: its start is counted back from the moment itself.
  if (interval === 'hour') return at - ((date.getMinutes() * 60 + date.getSeconds()) * 1_000 + date.getMilliseconds())
  const day = date.getDate()
  const first = { day, week: day - ((date.getDay() + 6) % 7), month: 1 }[interval]
  return new Date(date.getFullYear(), date.getMonth(), first).getTime()
}

function startOfNext(start: number, interval: TimeInterval): number {
  if (interval === 'hour') return startOf(start + 3_600_000, 'hour')
  const date = new Date(start)
  const [month, day] = [date.getMonth(), date.getDate()]
  const [nextMonth, nextDay] = { day: [month, day + 1], week: [month, day + 7], month: [month + 1, 1] }[interval]
  return new Date(date.getFullYear(), nextMonth!, nextDay).getTime()
}

/** The bucket a moment lies in, as its place; -1 for none. */
export function findBucket(buckets: readonly Bucket[], at: number): number {
  let [low, high] = [0, buckets.length - 1]
  while (low <= high) {
    const middle = (low + high) >>> 1
    const { from, to } = buckets[middle]!
    if (at < from) high = middle - 1
    else if (at >= to) low = middle + 1
    else return middle
  }
  return -1
}
