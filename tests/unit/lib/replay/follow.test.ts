import { expect, test } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { decideWindow, listLooks } from '@/lib/replay/follow'

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

function tabShown(at: number, windowId: string): SessionEvent {
  const nothing = { sessionId: 's', pageId: '', label: '', role: '', selector: '', url: '', nodeId: 0 }
  return { ...nothing, at, windowId, kind: 'tab shown' }
}

test('a tab that was shown is looked at until something is done in another one', () => {
  const looks = listLooks(activity, [tabShown(1_200, 'b'), tabShown(1_700, 'a')])
  expect([1_199, 1_200, 1_600, 1_700, 2_400, 2_500].map((at) => decideWindow(looks, windows, at))).toEqual([
    'a',
    'b',
    'b',
    'a',
    'a',
    'b',
  ])
})

test('a tab that was shown is looked at until another one is shown', () => {
  const looks = listLooks([], [tabShown(2_000, 'b'), tabShown(3_000, 'a')])
  expect([1_999, 2_000, 2_999, 3_000].map((at) => decideWindow(looks, windows, at))).toEqual(['a', 'b', 'b', 'a'])
})

test('a tab that was shown before there was a picture of it is shown as soon as there is one', () => {
  const looks = listLooks([{ at: 100, windowId: 'a' }], [tabShown(900, 'b')])
  expect([950, 1_000].map((at) => decideWindow(looks, windows, at))).toEqual(['a', 'b'])
})

test('of an act and a tab shown at one moment the tab wins', () => {
  expect(decideWindow(listLooks([{ at: 2_000, windowId: 'a' }], [tabShown(2_000, 'b')]), windows, 2_000)).toBe('b')
})

test('other events tell nothing of where the person looked', () => {
  expect(listLooks([], [{ ...tabShown(2_000, 'b'), kind: 'page view' }])).toEqual([])
})
