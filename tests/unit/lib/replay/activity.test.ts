import { IncrementalSource } from '@rrweb/types'
import { describe, expect, test } from 'vitest'

import { countActivity, countPulses, isActivity } from '@/lib/replay/activity'

import { click, domChange, meta, ofSource, snapshot } from './rrweb-events'

describe('what counts as activity', () => {
  const sources = Object.values(IncrementalSource).filter((source) => typeof source === 'number')
  const active = new Set([
    'MouseMove',
    'MouseInteraction',
    'Scroll',
    'ViewportResize',
    'Input',
    'TouchMove',
    'MediaInteraction',
    'Drag',
  ])

  test.each(sources.map((source) => [IncrementalSource[source] ?? '', source] as const))('%s', (name, source) => {
    expect(isActivity(ofSource(source, 0))).toBe(active.has(name))
  })

  test('snapshots are no activity', () => {
    expect([meta(0), snapshot(0)].some(isActivity)).toBe(false)
  })

  test('changes of the DOM are no activity', () => {
    expect([domChange(1), click(2)].map(isActivity)).toEqual([false, true])
  })
})

describe('the histogram', () => {
  const at = (...instants: number[]) => instants.map((instant) => ({ at: instant, windowId: 'w', count: 1 }))

  test('the last instant falls into the last bin', () => {
    expect(countActivity(at(0, 49, 50, 100), { from: 0, to: 100 }, 2)).toEqual([2, 2])
  })

  test('what lies outside the span is not counted', () => {
    expect(countActivity(at(-1, 101), { from: 0, to: 100 }, 2)).toEqual([0, 0])
  })

  test('a session of no length has its activity in one bin', () => {
    expect(countActivity(at(5, 5), { from: 5, to: 5 }, 3)).toEqual([2, 0, 0])
  })
})

test('activity of one window within a quarter of a second is one pulse', () => {
  const activity = [
    { at: 0, windowId: 'a' },
    { at: 249, windowId: 'a' },
    { at: 250, windowId: 'a' },
    { at: 260, windowId: 'b' },
  ]
  expect(countPulses(activity)).toEqual([
    { at: 0, windowId: 'a', count: 2 },
    { at: 250, windowId: 'a', count: 1 },
    { at: 260, windowId: 'b', count: 1 },
  ])
})
