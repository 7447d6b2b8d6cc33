import { IncrementalSource } from '@rrweb/types'
import { describe, expect, test } from 'vitest'

import { countActivity, isActivity, listActivity } from '@/lib/replay/activity'

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
    expect(listActivity([domChange(1), click(2), domChange(3)], 'w')).toEqual([{ at: 2, windowId: 'w' }])
  })
})

describe('the histogram', () => {
  const at = (...instants: number[]) => instants.map((instant) => ({ at: instant, windowId: 'w' }))

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
