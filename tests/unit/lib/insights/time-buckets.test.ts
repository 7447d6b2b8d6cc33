import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { findBucket, listBuckets } from '@/lib/insights/time-buckets'
import { INTERVALS } from '@/lib/model/insight'

const HOUR_MS = 3_600_000
const { TZ } = process.env
const local = (...parts: [number, number, number?, number?]) =>
  new Date(parts[0], parts[1], parts[2] ?? 1, parts[3] ?? 0).getTime()
const hoursOf = (from: number, to: number, interval: 'hour' | 'day') =>
  listBuckets(from, to, interval).map((bucket) => (bucket.to - bucket.from) / HOUR_MS)

describe('in Berlin', () => {
  beforeAll(() => void (process.env['TZ'] = 'Europe/Berlin'))
  afterAll(() => {
    if (TZ === undefined) delete process.env['TZ']
    else process.env['TZ'] = TZ
  })

  test('days are as long as they are: 23 hours in spring, 25 in autumn', () => {
    expect(hoursOf(local(2026, 2, 28), local(2026, 2, 31), 'day')).toEqual([24, 23, 24])
    expect(hoursOf(local(2026, 9, 24), local(2026, 9, 27), 'day')).toEqual([24, 25, 24])
  })

  test('hours are an hour each, the one that comes twice too', () => {
    const hours = hoursOf(local(2026, 9, 25), local(2026, 9, 26), 'hour')
    expect([hours.length, new Set(hours)]).toEqual([25, new Set([1])])
  })

  test('weeks begin on Monday, months on their first day', () => {
    const [week] = listBuckets(local(2026, 10, 29, 15), local(2026, 10, 29, 16), 'week')
    expect(week).toEqual({ from: local(2026, 10, 23), to: local(2026, 10, 30) })
    expect(listBuckets(local(2026, 0, 31), local(2026, 2, 1), 'month').map(({ from }) => from)).toEqual([
      local(2026, 0),
      local(2026, 1),
    ])
  })

  test.each(INTERVALS)('by the %s there are no holes, and each moment lies in one', (interval) => {
    const range = fc.tuple(fc.integer({ min: 1.6e12, max: 1.9e12 }), fc.nat(4e9))
    fc.assert(
      fc.property(range, fc.double({ min: 0, max: 0.999, noNaN: true }), ([from, length], share) => {
        const buckets = listBuckets(from, from + length + 1, interval)
        expect(buckets[0]!.from).toBeLessThanOrEqual(from)
        expect(buckets.at(-1)!.to).toBeGreaterThan(from + length)
        expect(buckets.every(({ from: start }, index) => index === 0 || start === buckets[index - 1]!.to)).toBe(true)
        const at = from + Math.floor(length * share)
        const { from: start, to } = buckets[findBucket(buckets, at)]!
        expect(at >= start && at < to).toBe(true)
        expect(findBucket(buckets, buckets[0]!.from - 1)).toBe(-1)
      }),
      { numRuns: 50 },
    )
  })
})
