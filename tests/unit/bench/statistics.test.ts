import { describe, expect, it } from 'vitest'

import { geometricMean, medianInterval, signTest } from '../../bench/statistics.ts'

describe('the statistics of the bench', () => {
  it('a sign test gives the two tails of the binomial', () => {
    // 2 * (1 + 10) / 2^10
    expect(signTest([1, 1, 1, 1, 1, 1, 1, 1, 1, -1])).toBeCloseTo(22 / 1_024, 10)
    expect(signTest([1, -1, 0, 0])).toBe(1)
    expect(signTest(Array.from({ length: 30 }, () => 1))).toBeCloseTo(2 / 2 ** 30, 15)
  })

  it('an interval of the median of 30 is from the 10th to the 21st', () => {
    // Conover, table A3: P(at most 9 heads of 30) = 0.0214.
    expect(medianInterval(Array.from({ length: 30 }, (_, index) => index + 1))).toEqual([10, 21])
  })

  it('a geometric mean is that of the logarithms', () => {
    expect(geometricMean([1, 10, 100])).toBeCloseTo(10, 10)
  })
})
