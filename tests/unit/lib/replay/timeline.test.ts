import { describe, expect, test } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { assembleTimeline, type TimelineContent } from '@/lib/replay/timeline'

import { indexPages } from './index-pages'
import { click, meta, snapshot } from './rrweb-events'

const content: TimelineContent = {
  session: { startedAt: 1_000, endedAt: 40_000, pauses: [{ from: 12_000, to: 20_000 }] },
  windows: [{ id: 'one' }, { id: 'two' }],
  pages: [
    { id: 'a', windowId: 'one', isTop: 1 },
    { id: 'frame', windowId: 'one', isTop: 0 },
    { id: 'b', windowId: 'two', isTop: 1 },
    { id: 'lost', windowId: 'two', isTop: 1 },
  ],
  events: [gap(25_000, 30_000), gap(35_000, null)],
}
const stored = new Map([
  ['a', [meta(1_100), snapshot(1_100), click(2_000), click(8_000)]],
  ['frame', [meta(1_200), snapshot(1_200), click(6_000)]],
  ['b', [meta(4_000), snapshot(4_000), click(5_000), click(41_000)]],
  ['lost', [click(9_000)]],
])

function gap(at: number, until: number | null): SessionEvent {
  const nowhere = { sessionId: 's', windowId: '', pageId: '', role: '', selector: '', url: '', nodeId: 0 }
  return { ...nowhere, at, until, kind: 'gap', label: 'buffer full' }
}

describe('the timeline', () => {
  const timeline = assembleTimeline(content, indexPages(stored))

  test('two interleaved windows stay two, with their activity as one', () => {
    expect(timeline.windows.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['one', 1_100, 8_000],
      ['two', 4_000, 41_000],
    ])
    expect(timeline.pulses.map(({ at, windowId }) => `${windowId} ${at}`)).toEqual([
      'one 2000',
      'two 5000',
      'one 6000',
      'one 8000',
      'two 41000',
    ])
  })

  test('a frame is not shown but what was done in it is activity', () => {
    expect(timeline.windows[0]?.pageChanges).toEqual([{ pageId: 'a', at: 1_100 }])
    expect(timeline.segments[1]).toEqual({ from: 2_000, to: 8_000, isActive: true })
  })

  test('goes from the start of the session to the last thing known of it', () => {
    expect([timeline.from, timeline.to]).toEqual([1_000, 41_000])
  })

  test('shows pauses and gaps with their reason, one that goes on to the end', () => {
    expect(timeline.gaps).toEqual([
      { from: 12_000, to: 20_000, reason: 'paused' },
      { from: 25_000, to: 30_000, reason: 'buffer full' },
      { from: 35_000, to: 41_000, reason: 'buffer full' },
    ])
  })

  test('tells which pages cannot be shown', () => {
    expect(timeline.skippedPageIds).toEqual(['lost'])
  })
})

test('a session of which nothing can be shown has no window', () => {
  expect(assembleTimeline(content, new Map())).toMatchObject({
    windows: [],
    pulses: [],
    skippedPageIds: ['a', 'b', 'lost'],
  })
})

test('a frame whose place is known is shown in its page, and what was done in it counts once', () => {
  const top = { id: 'top', windowId: 'one', isTop: 1 as const }
  const frame = { id: 'frame', windowId: 'one', isTop: 0 as const, parentPageId: 'top', frameNodeId: 9 }
  const holder = { type: 2, id: 9, tagName: 'iframe', attributes: {}, childNodes: [] }
  const around = snapshot(1_100)
  Object.assign((around.data as { node: object }).node, { childNodes: [holder] })
  const { windows, pulses } = assembleTimeline(
    { session: content.session, windows: [{ id: 'one' }], pages: [top, frame], events: [] },
    indexPages(
      new Map([
        ['top', [meta(1_100), around]],
        ['frame', [meta(1_200), snapshot(1_200), click(6_000)]],
      ]),
    ),
  )
  expect(windows[0]).toMatchObject({ from: 1_100, to: 6_000, blocks: [{ from: 1_100, to: 6_001 }] })
  expect(pulses).toEqual([{ at: 6_000, windowId: 'one', count: 1 }])
})

test('while it is read it goes as far as is known, and no further segment is made up', () => {
  const timeline = assembleTimeline(content, indexPages(stored), 9_000)
  expect([timeline.to, timeline.knownTo, timeline.segments.at(-1)?.to]).toEqual([41_000, 9_000, 9_000])
  expect(timeline.skippedPageIds).toEqual([])
  expect(assembleTimeline(content, indexPages(stored)).knownTo).toBe(41_000)
})
