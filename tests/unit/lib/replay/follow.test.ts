import { expect, test } from 'vitest'

import { decideWindow } from '@/lib/replay/follow'

const windows = [
  { id: 'a', from: 0 },
  { id: 'b', from: 1_000 },
]
const activity = [
  { at: 100, windowId: 'a' },
  { at: 1_500, windowId: 'b' },
  { at: 2_000, windowId: 'a' },
  { at: 2_500, windowId: 'b' },
]

test('the window of the last interaction is shown', () => {
  expect([50, 100, 1_499, 1_500, 2_000, 2_499, 9_999].map((at) => decideWindow(activity, windows, at))).toEqual([
    'a',
    'a',
    'a',
    'b',
    'a',
    'a',
    'b',
  ])
})

test('a window is not shown before there is something to see of it', () => {
  expect(decideWindow([{ at: 500, windowId: 'b' }], windows, 600)).toBe('a')
})

test('activity in a window that cannot be shown leaves the one before', () => {
  expect(decideWindow([...activity, { at: 3_000, windowId: 'lost' }], windows, 3_500)).toBe('b')
})

test('before any interaction the window that came first is shown', () => {
  expect(decideWindow([], windows, 5_000)).toBe('a')
  expect(decideWindow([], [], 5_000)).toBeUndefined()
})
