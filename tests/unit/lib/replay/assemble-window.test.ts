import { EventType } from '@rrweb/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { assembleWindow } from '@/lib/replay/assemble-window'

import { click, domChange, meta, moves, snapshot } from './rrweb-events'

const outline = (events: { type: number; timestamp: number }[]) =>
  events.map((event) => `${EventType[event.type]} ${event.timestamp}`)

describe('a window', () => {
  test('plays its pages one after the other', () => {
    const { window } = assembleWindow('w', [
      { pageId: 'b', events: [meta(200), snapshot(200), click(250)] },
      { pageId: 'a', events: [meta(100), snapshot(100), click(150)] },
    ])
    expect(window).toMatchObject({ id: 'w', from: 100, to: 250 })
    expect(window?.pageChanges).toEqual([
      { pageId: 'a', at: 100 },
      { pageId: 'b', at: 200 },
    ])
    expect(window?.events.map((event) => event.timestamp)).toEqual([100, 100, 150, 200, 200, 250])
  })

  test('drops what a page still sends after the next one has its first full snapshot', () => {
    const { window } = assembleWindow('w', [
      { pageId: 'a', events: [meta(100), snapshot(100), domChange(199), domChange(200), domChange(230)] },
      { pageId: 'b', events: [meta(190), snapshot(200), click(240)] },
    ])
    expect(outline(window?.events ?? [])).not.toContain('IncrementalSnapshot 230')
    expect(outline(window?.events ?? [])).toContain('IncrementalSnapshot 199')
  })

  test('shows a page again that comes back with a snapshot', () => {
    const { window } = assembleWindow('w', [
      { pageId: 'a', events: [meta(100), snapshot(100), meta(300), snapshot(300), click(310)] },
      { pageId: 'b', events: [meta(200), snapshot(200), click(210)] },
    ])
    expect(window?.pageChanges.map((change) => change.pageId)).toEqual(['a', 'b', 'a'])
    expect(window?.to).toBe(310)
  })

  test('skips a page without a full snapshot and tells', () => {
    const { window, skippedPageIds } = assembleWindow('w', [
      { pageId: 'a', events: [meta(100), click(110)] },
      { pageId: 'b', events: [meta(200), snapshot(200)] },
    ])
    expect(skippedPageIds).toEqual(['a'])
    expect(window?.pageChanges).toEqual([{ pageId: 'b', at: 200 }])
  })

  test('that has nothing to show is none', () => {
    expect(assembleWindow('w', [{ pageId: 'a', events: [] }])).toEqual({ window: undefined, skippedPageIds: ['a'] })
    expect(assembleWindow('w', [])).toEqual({ window: undefined, skippedPageIds: [] })
  })

  test('has a Meta right before each full snapshot, at the same time and of the right size', () => {
    const { window } = assembleWindow('w', [
      {
        pageId: 'a',
        events: [
          meta(100, 500, 400),
          snapshot(1_800),
          click(1_900),
          snapshot(2_000),
          meta(3_000, 700, 600),
          click(3_100),
        ],
      },
    ])
    expect(outline(window?.events ?? [])).toEqual([
      'Meta 1800',
      'FullSnapshot 1800',
      'IncrementalSnapshot 1900',
      'Meta 2000',
      'FullSnapshot 2000',
      'IncrementalSnapshot 3100',
    ])
    expect(window?.events[3]?.data).toMatchObject({ width: 500, height: 400 })
  })

  test('keeps every position of a move at its own time', () => {
    const { window } = assembleWindow('w', [
      { pageId: 'a', events: [meta(100), snapshot(100), domChange(400), moves(600, [-400, -150, 0])] },
    ])
    expect(window?.events.slice(2).map((event) => event.timestamp)).toEqual([200, 400, 450, 600])
  })

  test('of duplicate snapshots keeps both', () => {
    const { window } = assembleWindow('w', [{ pageId: 'a', events: [meta(1), snapshot(1), meta(1), snapshot(1)] }])
    expect(window?.events).toHaveLength(4)
  })
})

test('stored events are neither changed nor shared', () => {
  const stored = [meta(100), snapshot(130), moves(600, [-400, 0]), click(700)]
  const before = structuredClone(stored)
  const { window } = assembleWindow('w', [{ pageId: 'a', events: stored }])
  for (const event of window?.events ?? []) {
    Object.assign(event, { delay: 1 })
    Object.assign(event.data as object, { changed: true })
  }
  expect(stored).toEqual(before)
})

test('whatever is stored, every change has a full snapshot of its own page before it', () => {
  const pages = fc.array(
    fc.array(
      fc.oneof(
        fc.nat(50).map((at) => [meta(at)]),
        fc.nat(50).map((at) => [meta(at), snapshot(at)]),
        fc.nat(50).map((at) => [click(at)]),
        fc.nat(50).map((at) => [moves(at, [-30, -10, 0])]),
      ),
    ),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(pages, (stored) => {
      const { window } = assembleWindow(
        'w',
        stored.map((events, index) => ({ pageId: String(index), events: events.flat() })),
      )
      const events = window?.events ?? []
      const times = events.map((event) => event.timestamp)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      const types = events.map((event) => event.type)
      const starts = events.length > 0 ? [EventType.Meta, EventType.FullSnapshot] : []
      expect(types.slice(0, 2)).toEqual(starts)
      const snapshots = events.flatMap((event, index) => (event.type === EventType.FullSnapshot ? [index] : []))
      expect(snapshots.every((index) => types[index - 1] === EventType.Meta && times[index - 1] === times[index])).toBe(
        true,
      )
    }),
  )
})
