import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { assembleBlock, listParts } from '@/lib/replay/assemble-block'
import { assembleWindow, findBlock } from '@/lib/replay/assemble-window'

import { indexPages } from './index-pages'
import { click, domChange, meta, moves, snapshot } from './rrweb-events'

type Stored = Record<string, eventWithTime[]>

/** The window of these pages, and its blocks as they are read: each part cut out of what is stored. */
function assemble(stored: Stored) {
  const indexes = indexPages(new Map(Object.entries(stored)))
  const window = assembleWindow('w', [...indexes.values()])
  const pages = Object.keys(stored).map((id) => ({ id }))
  const blocks = (window?.blocks ?? []).map((block) => {
    const parts = listParts(block, pages, indexes)
    const read = (id: string) => {
      const part = parts.find(({ pageId }) => pageId === id)
      return (stored[id] ?? []).filter(({ timestamp: at }) => part && at >= part.from && at <= part.to)
    }
    return assembleBlock(block, pages, read)
  })
  return { window, blocks, events: blocks.flatMap((block) => block?.events ?? []) }
}

const outline = (events: { type: number; timestamp: number }[]) =>
  events.map((event) => `${EventType[event.type]} ${event.timestamp}`)

/** Without the moves that put the pointer where it was. */
const withoutPointer = (events: eventWithTime[]) =>
  events.filter(({ data }) => (data as { source?: number }).source !== IncrementalSource.MouseMove)

describe('a window', () => {
  test('plays its pages one after the other, each a block of its own', () => {
    const { window, events } = assemble({
      b: [meta(200), snapshot(200), click(250)],
      a: [meta(100), snapshot(100), click(150)],
    })
    expect(window).toMatchObject({ id: 'w', from: 100, to: 250 })
    expect(window?.pageChanges).toEqual([
      { pageId: 'a', at: 100 },
      { pageId: 'b', at: 200 },
    ])
    expect(window?.blocks.map(({ pageId, from, to }) => [pageId, from, to])).toEqual([
      ['a', 100, 200],
      ['b', 200, 251],
    ])
    expect(events.map((event) => event.timestamp)).toEqual([100, 100, 150, 200, 200, 250])
  })

  test('drops what a page still sends after the next one has its first full snapshot', () => {
    const { events } = assemble({
      a: [meta(100), snapshot(100), domChange(199), domChange(200), domChange(230)],
      b: [meta(190), snapshot(200), click(240)],
    })
    expect(outline(events)).toEqual([
      'Meta 100',
      'FullSnapshot 100',
      'IncrementalSnapshot 199',
      'Meta 200',
      'FullSnapshot 200',
      'IncrementalSnapshot 240',
    ])
  })

  test('shows a page again that comes back with a snapshot', () => {
    const { window } = assemble({
      a: [meta(100), snapshot(100), meta(300), snapshot(300), click(310)],
      b: [meta(200), snapshot(200), click(210)],
    })
    expect(window?.pageChanges.map((change) => change.pageId)).toEqual(['a', 'b', 'a'])
    expect(window?.to).toBe(310)
  })

  test('begins a block at each full snapshot, with the Meta that was told before it', () => {
    const { window, blocks } = assemble({
      a: [meta(100, 500, 400), snapshot(1_800), click(1_900), snapshot(2_000), meta(3_000, 700, 600), click(3_100)],
    })
    expect(blocks.map((block) => outline(block?.events ?? []))).toEqual([
      ['Meta 1800', 'FullSnapshot 1800', 'IncrementalSnapshot 1900'],
      ['Meta 2000', 'FullSnapshot 2000', 'IncrementalSnapshot 3100'],
    ])
    expect(blocks.map((block) => block?.events[0]?.data)).toMatchObject([{ width: 500 }, { width: 500, height: 400 }])
    expect(window?.pageChanges).toHaveLength(1)
  })

  test('that has nothing to show is none', () => {
    expect(assemble({ a: [meta(100), click(110)] }).window).toBeUndefined()
    expect(assemble({}).window).toBeUndefined()
  })

  test('keeps every position of a move at its own time, in the block it belongs to', () => {
    const { blocks } = assemble({
      a: [meta(100), snapshot(100), domChange(400), moves(600, [-400, -150, 0])],
      b: [meta(500), snapshot(500)],
    })
    expect(blocks[0]?.events.slice(2).map((event) => event.timestamp)).toEqual([200, 400, 450])
  })

  test('has the pointer where it was when a block begins, that of the page before on a new page', () => {
    const { blocks } = assemble({
      a: [meta(100), snapshot(100), moves(150, [0]), meta(200), snapshot(200)],
      b: [meta(300), snapshot(300)],
    })
    const positions = blocks.map((block) => JSON.stringify(block?.events[2]?.data ?? null))
    expect(positions[1]).toContain('"positions":[{"x":1,"y":1,"id":1,"timeOffset":0}]')
    expect(positions[2]).toBe(positions[1])
  })

  test('of two snapshots at one moment the later one is shown', () => {
    const { blocks } = assemble({ a: [meta(1), snapshot(1, 'first'), meta(1), snapshot(1, 'second')] })
    expect(blocks).toHaveLength(1)
    expect(JSON.stringify(blocks[0]?.events)).toMatch(/^(?!.*first).*second/)
  })

  test('shows at any moment the block that began last', () => {
    const { window } = assemble({ a: [meta(100), snapshot(100), snapshot(200), click(300)] })
    expect([0, 100, 199, 200, 999].map((at) => findBlock(window!, at)?.from)).toEqual([100, 100, 100, 200, 200])
  })
})

test('stored events are neither changed nor shared', () => {
  const stored = [meta(100), snapshot(130), moves(600, [-400, 0]), click(700)]
  const before = structuredClone(stored)
  for (const event of assemble({ a: stored }).events) {
    Object.assign(event, { delay: 1 })
    Object.assign(event.data as object, { changed: true })
  }
  expect(stored).toEqual(before)
})

test('whatever is stored, blocks have no holes, and each begins with a full snapshot and its Meta', () => {
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
      // A page is stored in the order it was recorded.
      const inOrder = stored.map((events) => events.flat().toSorted((a, b) => a.timestamp - b.timestamp))
      const { window, blocks } = assemble(Object.fromEntries(inOrder.map((events, index) => [`p${index}`, events])))
      const spans = window?.blocks ?? []
      expect(spans.every(({ to }, index) => to === (spans[index + 1]?.from ?? window!.to + 1))).toBe(true)
      for (const [index, block] of blocks.entries()) {
        const { from, to } = spans[index]!
        const events = block?.events ?? []
        expect(
          withoutPointer(events)
            .slice(0, 2)
            .map(({ type }) => type),
        ).toEqual([EventType.Meta, EventType.FullSnapshot])
        const times = events.map((event) => event.timestamp)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(times.every((at) => at >= from && at < to)).toBe(true)
        expect(events.filter(({ type }) => type === EventType.FullSnapshot)).toHaveLength(1)
      }
    }),
  )
})
