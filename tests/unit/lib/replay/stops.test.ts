import { expect, test } from 'vitest'

import { findNextStop, findPreviousStop } from '@/lib/replay/stops'

const stops = [1_000, 2_000, 2_500]

test('the next stop is after now, the one before is before now', () => {
  expect([0, 1_000, 2_499, 2_500].map((at) => findNextStop(stops, at))).toEqual([1_000, 2_000, 2_500, undefined])
  expect([1_000, 1_001, 2_000, 9_000].map((at) => findPreviousStop(stops, at, false))).toEqual([
    undefined,
    1_000,
    1_000,
    2_500,
  ])
})

test('while playing, going back passes what was just reached', () => {
  expect([2_300, 2_701].map((at) => findPreviousStop(stops, at, true))).toEqual([1_000, 2_000])
  expect(findPreviousStop([], 5, true)).toBeUndefined()
})
