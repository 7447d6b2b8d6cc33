import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isSkewed, leastCountOf, measureOdds } from '@/lib/insights/correlate'
import { readQuantile } from '@/lib/insights/quantile'

describe('quantiles', () => {
  test.each([
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 9.55],
    [[7], 0.99, 7],
    [[1, 9], 0, 1],
    [[1, 9], 1, 9],
  ])('of %j at %d is %d', (values, p, quantile) => expect(readQuantile(values, p)).toBeCloseTo(quantile, 12))

  test('of nothing is nothing, not zero', () => expect(readQuantile([], 0.5)).toBeUndefined())

  test('lie among the values and never fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
        const sorted = list.toSorted((a, b) => a - b)
        const [at, above] = [readQuantile(sorted, p)!, readQuantile(sorted, Math.min(1, p + 0.1))!]
        expect(at).toBeGreaterThanOrEqual(sorted[0]!)
        expect(above).toBeGreaterThanOrEqual(at)
        expect(above).toBeLessThanOrEqual(sorted.at(-1)!)
      }),
    )
  })
})

describe('odds', () => {
  test('the worked example', () => {
    const { ratio, low, high } = measureOdds({ success: 40, failure: 10 }, { success: 100, failure: 200 })!
    expect(ratio).toBeCloseTo(7831 / 671, 12)
    expect(ratio.toFixed(2)).toBe('11.67')
    // ln 11.6706 ± 1.96 · sqrt(1/41 + 1/61 + 1/11 + 1/191)
    expect([low, high].map((bound) => bound.toFixed(2))).toEqual(['5.65', '24.10'])
  })

  test('of what nobody did are not even when the sides are unlike: that is why rare things are left out', () => {
    expect(measureOdds({ success: 0, failure: 0 }, { success: 100, failure: 200 })?.ratio).toBeCloseTo(201 / 101, 12)
    expect(leastCountOf({ success: 100, failure: 200 })).toBeGreaterThan(0)
  })

  test('need both sides', () => {
    expect(measureOdds({ success: 1, failure: 0 }, { success: 9, failure: 0 })).toBeUndefined()
    expect(measureOdds({ success: 0, failure: 1 }, { success: 0, failure: 9 })).toBeUndefined()
  })

  test('are left out below a fiftieth of all, and never above 25', () => {
    expect(leastCountOf({ success: 100, failure: 200 })).toBe(6)
    expect(leastCountOf({ success: 5_000, failure: 5_000 })).toBe(25)
  })

  test('turned round they are one over', () => {
    const count = fc.tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
    fc.assert(
      fc.property(count, ([success, failure, moreS, moreF]) => {
        const total = { success: success + moreS, failure: failure + moreF }
        const one = measureOdds({ success, failure }, total)!
        const other = measureOdds(
          { success: failure, failure: success },
          { success: total.failure, failure: total.success },
        )!
        expect(one.ratio * other.ratio).toBeCloseTo(1, 9)
        expect(one.low * other.high).toBeCloseTo(1, 9)
      }),
    )
  })

  test('sides of more than ten to one are skewed', () => {
    expect(isSkewed({ success: 10, failure: 100 })).toBe(false)
    expect(isSkewed({ success: 10, failure: 101 })).toBe(true)
  })
})
