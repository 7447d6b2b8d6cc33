import { EventType, type eventWithTime } from '@rrweb/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { joinFrames } from '@/lib/replay/join-frames'
import { stateAt } from '@/lib/replay/state/state-at'

import { add, element, increment, listFramedTexts, mutation, page, pageAt, text, type Built } from './state/page'

const FRAME = 5
/** The highest id of `parent` is 5 and that of `child` 7: the child's ids become 6 + id, then 14 + id and so on. */
const parent = page(element(FRAME, 'iframe'))
const child = (at: number, words = 'inside') => pageAt(at, element(6, 'p', {}, text(7, words)))
const join = (host: eventWithTime[], ...events: eventWithTime[][]) =>
  joinFrames(
    host,
    events.map((one) => ({ frameNodeId: FRAME, events: one })),
  )
const outline = (events: readonly eventWithTime[]) =>
  events.map(({ type, timestamp, data }) => {
    const attached = (data as { isAttachIframe?: true }).isAttachIframe ? ' attach' : ''
    return `${EventType[type]} ${timestamp}${attached}`
  })

function attachedOf(event: eventWithTime): Built {
  const { adds } = event.data as { adds?: { node: Built }[] }
  return adds![0]!.node
}

test('a full snapshot of the child is its document, attached to the frame with ids of its own', () => {
  const [, , attach, ...rest] = join(parent, child(2_000))
  expect(rest).toEqual([])
  expect(attach).toMatchObject({
    type: EventType.IncrementalSnapshot,
    timestamp: 2_000,
    data: {
      source: 0,
      isAttachIframe: true,
      adds: [{ parentId: FRAME, nextId: null, node: { type: 0, id: 7, childNodes: [{ id: 8, rootId: 7 }] } }],
    },
  })
  expect(attachedOf(attach!)).not.toHaveProperty('rootId')
})

describe('ids of an increment', () => {
  const moved = (source: number, data: object) =>
    join(parent, [...child(2_000), increment(source, 3_000, data)]).at(-1)?.data

  test.each([
    [
      'moves',
      1,
      { positions: [{ id: 6, x: 1, y: 2, timeOffset: 0 }] },
      { positions: [{ id: 12, x: 1, y: 2, timeOffset: 0 }] },
    ],
    ['interactions', 2, { id: 6, type: 2 }, { id: 12, type: 2 }],
    ['scrolling', 3, { id: 1, x: 0, y: 9 }, { id: 7, x: 0, y: 9 }],
    ['inputs', 5, { id: 6, text: 'a' }, { id: 12, text: 'a' }],
    ['media', 7, { id: 6, type: 1 }, { id: 12, type: 1 }],
    ['rules', 8, { id: 6, adds: [{ rule: 'a{}', index: 3 }] }, { id: 12, adds: [{ rule: 'a{}', index: 3 }] }],
    [
      'rules of constructed sheets',
      8,
      { styleId: 2, removes: [{ index: 3 }] },
      { styleId: 8, removes: [{ index: 3 }] },
    ],
    ['canvases', 9, { id: 6, commands: [] }, { id: 12, commands: [] }],
    [
      'drags',
      12,
      { positions: [{ id: 6, x: 1, y: 2, timeOffset: 0 }] },
      { positions: [{ id: 12, x: 1, y: 2, timeOffset: 0 }] },
    ],
    ['declarations', 13, { id: 6, index: [1], set: {} }, { id: 12, index: [1], set: {} }],
    [
      'selections',
      14,
      { ranges: [{ start: 6, startOffset: 1, end: 7, endOffset: 2 }] },
      { ranges: [{ start: 12, startOffset: 1, end: 13, endOffset: 2 }] },
    ],
    [
      'adopted sheets',
      15,
      { id: 1, styleIds: [1, 2], styles: [{ styleId: 1, rules: [] }] },
      { id: 7, styleIds: [7, 8], styles: [{ styleId: 7, rules: [] }] },
    ],
    ['fonts, which have none', 10, { family: 'Mono' }, { family: 'Mono' }],
    ['nobody', 2, { id: -1, type: 2 }, { id: -1, type: 2 }],
    ['what the child does not have', 2, { id: 99, type: 2 }, { id: 0, type: 2 }],
  ])('of %s are moved', (_, source, data, expected) => {
    expect(moved(source, data)).toEqual({ source, ...expected })
  })

  test('of changes are moved in all their parts, and what is added stands in the document', () => {
    const changes = {
      adds: [{ parentId: 6, nextId: 7, previousId: null, node: text(7, 'new') }],
      removes: [{ id: 7, parentId: 6 }],
      texts: [{ id: 7, value: 'x' }],
      attributes: [{ id: 6, attributes: { id: '6' } }],
    }
    expect(moved(0, changes)).toEqual({
      source: 0,
      adds: [{ parentId: 12, nextId: 13, previousId: null, node: { ...text(13, 'new'), rootId: 7 } }],
      removes: [{ id: 13, parentId: 12 }],
      texts: [{ id: 13, value: 'x' }],
      attributes: [{ id: 12, attributes: { id: '6' } }],
    })
  })
})

test('what is about a whole page is dropped', () => {
  const custom = { type: EventType.Custom as const, data: { tag: 'a', payload: {} }, timestamp: 3_000 }
  const loaded = { type: EventType.Load as const, data: {}, timestamp: 3_000 }
  const resized = increment(4, 3_000, { width: 1, height: 1 })
  expect(join(parent, [...child(2_000), custom, loaded, resized])).toHaveLength(3)
})

describe('the document is there', () => {
  test('when its frame comes after it', () => {
    const host = [...page(), mutation(3_000, { adds: [add(4, element(FRAME, 'iframe'))] })]
    const events = join(host, [...child(2_000), mutation(2_500, { texts: [{ id: 7, value: 'by then' }] })])
    expect(outline(events).slice(2)).toEqual(['IncrementalSnapshot 3000', 'IncrementalSnapshot 3000 attach'])
    expect(listFramedTexts(events, 3_000)).toEqual(['by then'])
  })

  test('again after a full snapshot of the page around, as it is by then', () => {
    const host = [...parent, ...pageAt(4_000, element(FRAME, 'iframe'))]
    const change = (timestamp: number) => mutation(timestamp, { texts: [{ id: 7, value: `at ${timestamp}` }] })
    const events = join(host, [...child(2_000), change(3_000), change(4_000), change(5_000)])
    expect([2_000, 3_500, 4_500, 5_500].map((at) => listFramedTexts(events, at))).toEqual([
      ['inside'],
      ['at 3000'],
      ['at 4000'],
      ['at 5000'],
    ])
    expect(JSON.stringify(events.filter((event) => event.timestamp >= 4_000))).not.toContain('inside')
  })

  test('again without the pointer, the focus or the selection, which may be elsewhere by then', () => {
    const host = [...parent, ...pageAt(4_000, element(FRAME, 'iframe'))]
    const done = [
      increment(2, 3_000, { id: 6, type: 5 }),
      increment(14, 3_000, { ranges: [{ start: 7, startOffset: 0, end: 7, endOffset: 1 }] }),
      increment(1, 3_000, { positions: [{ id: 6, x: 1, y: 1, timeOffset: 0 }] }),
    ]
    const after = join(host, [...child(2_000), ...done]).filter(({ timestamp }) => timestamp === 4_000)
    expect(outline(after)).toEqual(['Meta 4000', 'FullSnapshot 4000', 'IncrementalSnapshot 4000 attach'])
  })

  test('with fresh ids after each of its own full snapshots', () => {
    const events = join(parent, [...child(2_000, 'first'), ...child(3_000, 'second')])
    const ids = events.slice(2).map((event) => attachedOf(event).id)
    expect(ids).toEqual([7, 15])
    expect(listFramedTexts(events, 4_000)).toEqual(['second'])
  })

  test('no more when its frame is gone, even with what is around it', () => {
    const host = [
      ...page(element(40, 'div', {}, element(FRAME, 'iframe'))),
      mutation(3_000, { removes: [{ id: 40, parentId: 4 }] }),
    ]
    const late = [mutation(2_900, { texts: [] }), mutation(3_100, { texts: [] })]
    expect(outline(join(host, [...child(2_000), ...late])).at(-1)).toBe('IncrementalSnapshot 3000')
  })

  test('no more when its frame was moved, unless its page goes on', () => {
    const moved = mutation(3_000, { removes: [{ id: FRAME, parentId: 4 }], adds: [add(4, element(FRAME, 'iframe'))] })
    const last = (timestamp: number) => mutation(timestamp, { texts: [{ id: 7, value: 'last' }] })
    expect(listFramedTexts(join([...parent, moved], [...child(2_000), last(3_010)]), 5_000)).toEqual([])
    expect(listFramedTexts(join([...parent, moved], [...child(2_000), last(4_000)]), 5_000)).toEqual(['last'])
  })

  test('until the next page comes into the frame, whose place it does not take back', () => {
    const late = mutation(3_010, { texts: [{ id: 7, value: 'too late' }] })
    const events = join(parent, [...child(2_000, 'first'), late], child(3_000, 'second'))
    expect(listFramedTexts(events, 2_500)).toEqual(['first'])
    expect(listFramedTexts(events, 9_000)).toEqual(['second'])
    expect(JSON.stringify(events)).not.toContain('too late')
  })

  test('until the page around puts a document of its own there', () => {
    const own: Built = { type: 0, id: 50, childNodes: [{ ...element(51, 'html'), rootId: 50 }] }
    const host = [...parent, mutation(3_000, { adds: [add(FRAME, own)], isAttachIframe: true })]
    const late = mutation(3_500, { texts: [{ id: 7, value: 'too late' }] })
    expect(listFramedTexts(join(host, [...child(2_000), late]), 9_000)).toEqual([])
    expect(JSON.stringify(join(host, [...child(2_000), late]))).not.toContain('too late')
  })

  test('as long as it is said to live', () => {
    const change = (timestamp: number) => mutation(timestamp, { texts: [{ id: 7, value: `at ${timestamp}` }] })
    const events = [...child(2_000), change(3_000), change(4_000)]
    const joined = joinFrames(parent, [{ frameNodeId: FRAME, events, from: 1_500, to: 3_500 }])
    expect(outline(joined).slice(2)).toEqual(['IncrementalSnapshot 2000 attach', 'IncrementalSnapshot 3000'])
  })
})

test('an attached document is scrolled and plays as its snapshot says', () => {
  const video = element(7, 'video', { rr_mediaState: 'played', rr_mediaCurrentTime: 3, rr_mediaMuted: true })
  const [meta, snapshot] = pageAt(2_000, element(6, 'ul', { rr_scrollTop: 40 }), video) as [
    eventWithTime,
    { data: object } & eventWithTime,
  ]
  const scrolled = { ...snapshot, data: { ...snapshot.data, initialOffset: { left: 0, top: 90 } } } as eventWithTime
  expect(
    join(parent, [meta, scrolled])
      .slice(3)
      .map(({ data }) => data),
  ).toMatchObject([
    { source: 3, id: 7, x: 0, y: 90 },
    { source: 3, id: 12, x: 0, y: 40 },
    { source: 7, id: 13, type: 0, currentTime: 3, muted: true },
  ])
})

describe('a frame that is closed', () => {
  const closed = { sandbox: 'allow-scripts', srcdoc: '<p>', title: 'ad' }

  test('is opened for what is put there, wherever it is told of', () => {
    const host = [
      ...page(element(FRAME, 'iframe', closed)),
      mutation(3_000, { attributes: [{ id: FRAME, attributes: { srcdoc: '<b>', sandbox: null } }] }),
      mutation(4_000, { removes: [{ id: FRAME, parentId: 4 }], adds: [add(4, element(FRAME, 'iframe', closed))] }),
    ]
    const before = structuredClone(host)
    const told = JSON.stringify(join(host, child(2_000)))
    expect(told).not.toMatch(/srcdoc|allow-scripts/)
    expect(told.match(/"sandbox":"allow-same-origin"/g)).toHaveLength(2)
    expect(host).toEqual(before)
  })

  test('stays as it is without a page to put there', () => {
    const host = page(element(FRAME, 'iframe', closed))
    expect(joinFrames(host, [])).toEqual(host)
  })
})

test('a frame in a frame is joined with the one, and that with the page', () => {
  const middle = pageAt(2_000, element(FRAME, 'iframe'))
  const joined = join(parent, join(middle, child(3_000, 'innermost')))
  expect(listFramedTexts(joined, 9_000)).toEqual(['innermost'])
  const { skippedCount } = stateAt(joined, 9_000)
  expect(skippedCount).toBe(0)
})

test('a page without its own snapshot, or for a frame that never comes, changes nothing', () => {
  expect(join(parent, [mutation(2_000, {})])).toEqual(parent)
  expect(joinFrames(parent, [{ frameNodeId: 99, events: child(2_000) }])).toEqual(parent)
  expect(joinFrames(parent, [{ frameNodeId: 4, events: child(2_000) }])).toEqual(parent)
})

test('whatever the children send, no id of the parent is touched and time goes forward', () => {
  const at = fc.integer({ min: 900, max: 2_000 })
  const event = fc.oneof(
    at.map((timestamp) => child(timestamp)),
    fc.tuple(at, fc.nat(20), fc.nat(20)).map(([timestamp, id, parentId]) => [
      mutation(timestamp, {
        adds: [add(parentId, text(id, 'child'))],
        removes: [{ id, parentId }],
        texts: [{ id, value: 'child' }],
      }),
    ]),
    fc.tuple(at, fc.nat(20)).map(([timestamp, id]) => [increment(2, timestamp, { id, type: 2 })]),
  )
  const host = [...parent, ...pageAt(1_500, element(FRAME, 'iframe'))]
  fc.assert(
    fc.property(fc.array(fc.array(event), { maxLength: 3 }), (children) => {
      const before = structuredClone(children)
      const joined = join(host, ...children.map((one) => one.flat()))
      expect(children).toEqual(before)
      const times = joined.map(({ timestamp }) => timestamp)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      const [meta, snapshot] = stateAt(joined, 9_000).events
      expect([meta, snapshot]).toEqual(stateAt(host, 9_000).events.slice(0, 2))
    }),
  )
})
