import { expect, test } from 'vitest'

import { describeDuration } from '@/components/parts/describe-duration'

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [9_400, '9 s'],
  [60_000, '1 m 00 s'],
  [249_000, '4 m 09 s'],
  [3_849_000, '1 h 04 m 09 s'],
  [150 * 3_600_000, '150 h 00 m 00 s'],
])('%d ms is %s', (spanMs, words) => {
  expect(describeDuration(spanMs)).toBe(words)
})

test('what is no span is no time', () => {
  expect([-5_000, Number.NaN, Number.POSITIVE_INFINITY].map(describeDuration)).toEqual(['0 s', '0 s', '0 s'])
})
