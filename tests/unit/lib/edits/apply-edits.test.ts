import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { applyEdits, applyEditsToAssetUrl, applyEditsToPage, isAssetToGo } from '@/lib/edits/apply-edits'
import type { EditableContent } from '@/lib/edits/content'
import { prepareEdits } from '@/lib/edits/prepare-edits'
import type { Edit, EditWish } from '@/lib/model/edit'
import type { SessionEvent } from '@/lib/model/event'

import { buildPage, buildSession, buildWindow } from '../../../fixtures/rows'
import { buildPageView, T0 } from '../../../fixtures/rrweb-events'
import { element, page, text } from '../replay/state/page'
import { program, run } from '../replay/state/random-page'

const at = (seconds: number) => T0 + seconds * 1_000

function event(id: number, changes: Partial<SessionEvent>): SessionEvent {
  const place = { sessionId: 'session-1', windowId: 'window-1', pageId: 'page-1', url: 'https://shop.test/a' }
  return {
    id,
    ...place,
    at: at(1),
    kind: 'click',
    label: 'Buy',
    role: 'button',
    selector: '#buy',
    nodeId: 5,
    ...changes,
  }
}

const one = buildPage({
  id: 'page-1',
  startedAt: at(0),
  endedAt: at(10),
  leftAt: at(10),
  url: 'https://shop.test/a',
  title: 'A',
})
const two = buildPage({ id: 'page-2', startedAt: at(10), endedAt: at(30), url: 'https://shop.test/b', title: 'B' })

function content(changes: Partial<EditableContent> = {}): EditableContent {
  return {
    session: buildSession({ title: 'A', startedAt: at(0), endedAt: at(40) }),
    windows: [buildWindow()],
    pages: [one, two],
    events: [],
    notes: [],
    ...changes,
  }
}

let editCount = 0
const edit = (wish: EditWish, more: object = {}): Edit =>
  ({ id: `edit-${(editCount += 1)}`, sessionId: 'session-1', createdAt: T0, isPermanent: 0, ...wish, ...more }) as Edit

const NO_EVENTS = async () => []
const prepare = (edits: Edit[], pages = [one, two], readEvents: Parameters<typeof prepareEdits>[2] = NO_EVENTS) =>
  prepareEdits(edits, pages, readEvents)

describe('a range', () => {
  const trim = async (given: EditableContent, from: number, to: number) =>
    applyEdits(given, await prepare([edit({ kind: 'trim', from: at(from), to: at(to) })]))

  test('leaves the pages that were there in it, and what happened in it, both ends included', async () => {
    const notes = [5, 12, 20, 21].map((seconds) => ({
      id: `${seconds}`,
      sessionId: 'session-1',
      at: at(seconds),
      text: '',
      createdAt: T0,
    }))
    const events = [9, 12, 20, 21].map((seconds, index) => event(index, { at: at(seconds) }))
    const cut = await trim(content({ events, notes }), 12, 20)
    expect(cut.pages).toEqual([{ ...two, startedAt: at(12), endedAt: at(20) }])
    expect(cut.events.map((kept) => kept.at)).toEqual([at(12), at(20)])
    expect(cut.notes.map((kept) => kept.at)).toEqual([at(12), at(20)])
    expect(cut.session).toMatchObject({
      startedAt: at(12),
      endedAt: at(20),
      pageCount: 1,
      eventCount: 2,
      noteCount: 2,
      title: 'B',
    })
    expect(cut.windows).toMatchObject([{ openedAt: at(12), closedAt: at(20) }])
  })

  test('leaves no page of a tab that was closed before it', async () => {
    const windows = [buildWindow({ closedAt: at(10) }), buildWindow({ id: 'window-2' })]
    const pages = [
      { ...one, leftAt: null },
      { ...two, windowId: 'window-2' },
    ]
    expect((await trim(content({ windows, pages }), 12, 20)).pages.map(({ id }) => id)).toEqual(['page-2'])
  })

  test('clips gaps and pauses', async () => {
    const gap = (id: number, from: number, until: number | null) =>
      event(id, { kind: 'gap', at: at(from), until: until && at(until) })
    const pauses = [
      { from: at(0), to: at(5) },
      { from: at(11), to: at(14) },
      { from: at(19), to: at(25) },
    ]
    const session = buildSession({ pauses, startedAt: at(0), endedAt: at(40) })
    const cut = await trim(
      content({ session, events: [gap(1, 0, 11), gap(2, 5, 13), gap(3, 15, 25), gap(4, 16, null), gap(5, 21, 22)] }),
      12,
      20,
    )
    expect(cut.events.map(({ id, at: from, until }) => [id, from, until])).toEqual([
      [2, at(12), at(13)],
      [3, at(15), at(20)],
      [4, at(16), at(20)],
    ])
    expect(cut.session.pauses).toEqual([
      { from: at(12), to: at(14) },
      { from: at(19), to: at(20) },
    ])
    expect(cut.session.gapCount).toBe(3)
  })

  test('keeps the name that the person gave', async () => {
    const session = buildSession({ isNamed: true, title: 'Mine', startedAt: at(0), endedAt: at(40) })
    expect((await trim(content({ session }), 12, 20)).session.title).toBe('Mine')
  })

  test('leaves no window without a page', async () => {
    const windows = [buildWindow(), buildWindow({ id: 'window-2' })]
    const pages = [one, { ...two, windowId: 'window-2' }]
    expect((await trim(content({ windows, pages }), 0, 5)).windows.map(({ id }) => id)).toEqual(['window-1'])
  })
})

describe('a text', () => {
  test('goes from every column of every row but those that name rows', async () => {
    const given = content({
      session: buildSession({
        title: 'John',
        tags: ['JOHN'],
        person: 'john',
        participant: 'x john',
        study: 'John',
        blockedSites: ['https://john.test/*'],
      }),
      pages: [{ ...one, id: 'john', title: 'John', url: 'https://john.test/?q=%4Aohn' }],
      windows: [buildWindow({ sites: ['https://john.test/*', 'https://shop.test/*'] })],
      events: [
        event(1, { pageId: 'john', label: 'John', selector: '#john', url: '/john' }),
        event(2, { kind: 'gap', label: 'John', url: '/john' }),
      ],
      notes: [{ id: 'john', sessionId: 'session-1', at: at(1), text: 'John said', createdAt: T0 }],
    })
    const left = applyEdits(given, await prepare([edit({ kind: 'text', text: 'John' })]))
    const found = JSON.stringify(left).match(/"[^"]*"?:?\[?"[^"]*john[^"]*"/gi)
    expect(found?.map((place) => place.split('"')[1])).toEqual(['blockedSites', 'id', 'pageId', 'label', 'id'])
    expect(left.windows[0]!.sites).toEqual(['https://shop.test/*'])
  })

  test('goes from addresses of pictures as it goes from the events', async () => {
    const edits = await prepare([edit({ kind: 'text', text: 'John Smith' })])
    expect(applyEditsToAssetUrl('https://shop.test/p?u=john+smith', edits)).toBe('https://shop.test/p?u=**********')
    const asset = (type: string) => ({ type, body: new TextEncoder().encode('<svg>John Smith</svg>') })
    expect([isAssetToGo(asset('image/svg+xml'), edits), isAssetToGo(asset('image/png'), edits)]).toEqual([true, false])
  })
})

describe('an element', () => {
  const wish = { kind: 'element', pageId: 'page-1', nodeId: 5, selector: '.me', width: 1, height: 1 } as const
  const events = page(element(5, 'p', { class: 'me' }, text(6, 'John Smith'), element(7, 'iframe')))
  const frame = buildPage({ id: 'frame', isTop: 0, parentPageId: 'page-1', frameNodeId: 7 })
  const inFrame = buildPage({ id: 'in frame', isTop: 0, parentPageId: 'frame', frameNodeId: 9 })

  test('goes from the rows of its events, and its text from titles, addresses and labels', async () => {
    const given = content({
      session: buildSession({ title: 'For John Smith', isNamed: true }),
      pages: [{ ...one, title: 'John Smith', url: 'https://shop.test/john-smith' }],
      events: [event(1, { nodeId: 6 }), event(2, { nodeId: 8, label: 'Call john smith' }), event(3, { nodeId: 8 })],
      notes: [{ id: '1', sessionId: 'session-1', at: at(1), text: 'John Smith', createdAt: T0 }],
    })
    const left = applyEdits(given, await prepare([edit(wish)], given.pages, async () => events))
    expect(left.events).toMatchObject([
      { label: '', selector: '', role: 'button' },
      { label: 'Call **********' },
      { label: 'Buy' },
    ])
    expect([left.session.title, left.pages[0]!.title, left.pages[0]!.url]).toEqual([
      'For **********',
      '**********',
      'https://shop.test/**********',
    ])
    expect(left.notes[0]!.text).toBe('John Smith')
  })

  test('takes the pages of the frames in it with it', async () => {
    const pages = [one, two, inFrame, frame]
    const edits = await prepare([edit(wish)], pages, async (id) => (id === 'page-1' ? events : []))
    const left = applyEdits(content({ pages, events: [event(1, { pageId: 'in frame' })] }), edits)
    expect(left.pages.map(({ id }) => id)).toEqual(['page-1', 'page-2'])
    expect(left.events).toEqual([])
  })

  test('that was looked for before is not looked for again', async () => {
    const found = { nodes: {}, framePageIds: [], texts: [] }
    const never = () => Promise.reject(new Error('read'))
    expect(await prepare([edit(wish, { found })], [one], never)).toMatchObject([{ found }])
    await expect(prepare([edit(wish)], [one], never)).rejects.toThrow('read')
  })
})

test('an event goes with its row, and a page view from the page that it was of', async () => {
  const view = event(1, { kind: 'page view', label: 'A', selector: '', nodeId: 0 })
  const { id: eventId, pageId, kind, nodeId, url, label } = view
  const target = { pageId, kind, nodeId, at: view.at, url, label }
  const left = applyEdits(
    content({ events: [view, event(2, {})] }),
    await prepare([edit({ kind: 'event', eventId: eventId! }, { target })]),
  )
  expect(left.events).toMatchObject([{ id: 2, url: '******' }])
  expect(left.pages).toMatchObject([
    { title: '******', url: '******' },
    { title: 'B', url: 'https://shop.test/b' },
  ])
  expect(left.session).toMatchObject({ title: '******', eventCount: 1 })
})

test('two views of one address go, also when an element showed their title', async () => {
  const url = 'https://shop.test/a'
  const shown = page(element(5, 'h1', {}, text(6, 'Order 7')))
  const views = [buildPageView(at(1), url, 'Order 7'), buildPageView(at(2), url, 'Order 7, again')]
  const targets = ['Order 7', 'Order 7, again'].map((label, index) => {
    const target = { pageId: 'page-1', kind: 'page view', nodeId: 0, at: at(index + 1), url, label }
    return edit({ kind: 'event', eventId: index }, { target })
  })
  const wish: EditWish = { kind: 'element', pageId: 'page-1', nodeId: 5, selector: '', width: 1, height: 1 }
  const edits = await prepare([edit(wish), ...targets], [one], async () => shown)
  const left = applyEditsToPage('page-1', [...shown, ...views], edits)
  expect(left.filter(({ type }) => (type as number) === 5)).toEqual([])
})

test('without edits all is as it was', async () => {
  const given = content()
  expect(applyEdits(given, [])).toBe(given)
})

test('any edits of any page, done twice, are done once', async () => {
  const wishes = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('s1', '-5-', 'ul', 's2-7') }),
      fc
        .integer({ min: 5, max: 12 })
        .map((nodeId): EditWish => ({ kind: 'element', pageId: 'page-1', nodeId, selector: '', width: 1, height: 1 })),
      fc
        .tuple(fc.integer({ min: 900, max: 2_020 }), fc.nat(20))
        .map(([from, ms]): EditWish => ({ kind: 'trim', from, to: from + ms })),
    ),
    { maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(program, wishes, async (batches, list) => {
      const { events } = run(batches)
      const edits = await prepare(
        list.map((wish) => edit(wish)),
        [one],
        async () => events,
      )
      const once = applyEditsToPage('page-1', events, edits)
      expect(applyEditsToPage('page-1', once, edits)).toEqual(once)
    }),
    { numRuns: 200 },
  )
})
