import { EventType } from '@rrweb/types'
import { describe, expect, test } from 'vitest'

import { add, element, find, increment, mutation, outline, page, pageAt, read, text, type Built } from './page'

const move = (timestamp: number, id: number, ...offsets: number[]) =>
  increment(1, timestamp, {
    positions: offsets.map((timeOffset) => ({ x: timestamp + timeOffset, y: 1, id, timeOffset })),
  })
const interact = (type: number, id: number, timestamp = 2_000) => increment(2, timestamp, { type, id, x: 7, y: 8 })

describe('the window', () => {
  test('has the size and the address of the moment', () => {
    const route = (timestamp: number, url: string) => ({
      type: EventType.Custom as const,
      data: { tag: 'afterimage', payload: { kind: 'page view', url } },
      timestamp,
    })
    const events = [
      ...page(),
      increment(4, 2_000, { width: 300, height: 200 }),
      route(2_500, 'https://shop.test/OLD'),
      route(3_000, 'https://shop.test/now'),
    ]
    const { meta, built } = read(events)
    expect(meta).toEqual({ width: 300, height: 200, href: 'https://shop.test/now' })
    expect(JSON.stringify(built)).not.toContain('OLD')
    expect(built.every((event) => event.timestamp === 9_000)).toBe(true)
  })
})

describe('the pointer', () => {
  test('is at its last position until then, late ones by their own time', () => {
    expect(
      read([...page(element(5, 'p')), move(2_000, 5, -100, 0), move(2_400, 5, -300, -200, 0)], 2_150).after,
    ).toEqual([{ source: 1, positions: [{ x: 2_100, y: 1, id: 5, timeOffset: 0 }] }])
  })

  test('is where the last click was, if nothing moved after it', () => {
    expect(read([...page(element(5, 'p')), move(2_500, 5, -400), interact(2, 5, 2_300)]).after).toEqual([
      { source: 1, positions: [{ x: 7, y: 8, id: 5, timeOffset: 0 }] },
    ])
  })

  test('stays on the page when what was under it is gone', () => {
    const events = [...page(element(5, 'p')), move(2_000, 5, 0), mutation(3_000, { removes: [{ id: 5, parentId: 4 }] })]
    expect(read(events).after).toMatchObject([{ source: 1, positions: [{ id: 1, x: 2_000 }] }])
  })

  test('that touches is still touching', () => {
    expect(read([...page(element(5, 'p')), interact(7, 5)]).after).toEqual([{ source: 2, type: 7, id: 5, x: 7, y: 8 }])
    expect(read([...page(element(5, 'p')), interact(7, 5), interact(9, 5)]).after).toMatchObject([{ source: 6 }])
  })
})

test('focus stays until it is lost or its element is', () => {
  const focused = (...events: ReturnType<typeof increment>[]) =>
    read([...page(element(5, 'input')), interact(5, 5), ...events]).after.filter(({ type }) => type === 5)
  expect(focused()).toHaveLength(1)
  expect(focused(interact(6, 5))).toEqual([])
  expect(focused(mutation(3_000, { removes: [{ id: 5, parentId: 4 }] }))).toEqual([])
})

test('a selection stays as far as its ends do', () => {
  const range = (start: number) => ({ start, startOffset: 0, end: start, endOffset: 1 })
  const events = [
    ...page(text(5, 'abc'), text(6, 'def')),
    increment(14, 2_000, { ranges: [range(5), range(6)] }),
    mutation(3_000, { removes: [{ id: 6, parentId: 4 }] }),
  ]
  expect(read(events).after).toEqual([{ source: 14, ranges: [range(5)] }])
})

test('fonts and custom elements outlive a full snapshot and are told once', () => {
  const font = (timestamp: number) => increment(10, timestamp, { family: 'Mono', fontSource: 'url(a)', buffer: false })
  const define = increment(16, 1_500, { define: { name: 'x-y' } })
  const events = [...page(), font(1_100), font(1_200), define, ...pageAt(2_000)]
  expect(read(events).after.slice(0, 2)).toEqual([font(0).data, define.data])
})

describe('frames', () => {
  const inner = (id: number, words: string): Built => ({
    type: 0,
    id,
    childNodes: [{ ...element(id + 1, 'html', {}, { ...text(id + 2, words), rootId: id }), rootId: id }],
  })
  const attach = (timestamp: number, parentId: number, node: Built) =>
    mutation(timestamp, { adds: [add(parentId, node)], isAttachIframe: true })

  test('get their documents after the snapshot, outer ones first', () => {
    const events = [
      ...page(element(5, 'iframe')),
      attach(2_000, 5, inner(20, 'OLD')),
      mutation(3_000, { texts: [{ id: 22, value: 'now' }], adds: [add(21, { ...element(30, 'iframe'), rootId: 20 })] }),
      attach(4_000, 30, inner(40, 'deep')),
      increment(3, 5_000, { id: 20, x: 0, y: 70 }),
    ]
    const { root, after, built } = read(events)
    expect(outline(find(root, 5))).toBe('iframe')
    expect(after).toMatchObject([
      { source: 0, isAttachIframe: true, adds: [{ parentId: 5, nextId: null, node: { id: 20 } }] },
      { source: 0, isAttachIframe: true, adds: [{ parentId: 30, node: { id: 40 } }] },
      { source: 3, id: 20, y: 70 },
    ])
    expect(JSON.stringify(built)).not.toContain('OLD')
  })

  test('lose the document they had with a new one, and all with the frame', () => {
    const events = [
      ...page(element(5, 'iframe')),
      attach(2_000, 5, inner(20, 'OLD')),
      attach(3_000, 5, inner(30, 'new')),
    ]
    const { built, after } = read(events)
    expect(after).toHaveLength(1)
    expect(JSON.stringify(built)).not.toContain('OLD')
    expect(read([...events, mutation(4_000, { removes: [{ id: 5, parentId: 4 }] })]).after).toEqual([])
  })

  test('may come after their document', () => {
    const events = [
      ...page(),
      attach(2_000, 5, inner(20, 'early')),
      mutation(3_000, { adds: [add(4, element(5, 'iframe'))] }),
    ]
    expect(read(events).after).toHaveLength(1)
  })

  test('have media that only an event can start', () => {
    const playing = { ...element(25, 'video', { rr_mediaState: 'played', rr_mediaCurrentTime: 1 }), rootId: 20 }
    const events = [...page(element(5, 'iframe')), attach(2_000, 5, { type: 0, id: 20, childNodes: [playing] })]
    expect(read(events).after.at(-1)).toMatchObject({ source: 7, id: 25, type: 0, currentTime: 8 })
  })
})
