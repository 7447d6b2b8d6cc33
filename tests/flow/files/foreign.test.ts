import { gzipSync, strFromU8, strToU8, zlibSync } from 'fflate'
import type { eventWithTime } from '@rrweb/types'
import { expect, it } from 'vitest'

import type { Database } from '@/lib/store/database'

import { buildDocument, buildElement, buildIncrement, buildMeta, buildText, T0 } from '../../fixtures/rrweb-events'
import { openDatabase, readPlain, take } from './support'

/** As rrweb records without us: no verdicts, nothing told beside the DOM. */
function bare<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === 'v' || key === 'verdicts' ? undefined : inner)),
  ) as T
}

const PAGE = buildDocument(
  buildElement(
    2,
    'html',
    {},
    buildElement(3, 'head', {}, buildElement(4, 'title', {}, buildText(5, 'Fernside'))),
    buildElement(
      6,
      'body',
      {},
      buildElement(7, 'button', { id: 'buy' }, buildText(8, 'Add to cart')),
      buildElement(9, 'input', { type: 'text', 'aria-label': 'Full name', value: 'Ada' }),
    ),
  ),
)
const snapshot = (at: number) =>
  bare({ type: 2, data: { node: PAGE, initialOffset: { left: 0, top: 0 } }, timestamp: at }) as unknown as eventWithTime

const EVENTS = bare([
  buildMeta(T0, 'https://shop.test/one'),
  snapshot(T0 + 1),
  buildIncrement(2, T0 + 1_000, { type: 2, id: 8, x: 5, y: 5 }),
  buildIncrement(5, T0 + 2_000, { id: 9, text: 'Ada L', isChecked: false }),
  buildIncrement(5, T0 + 2_100, { id: 9, text: 'Ada Lo', isChecked: false }),
  {
    type: 6,
    data: {
      plugin: 'rrweb/console@1',
      payload: { level: 'warn', trace: ['a.js:1'], payload: ['"low on moss"', '{"pots":2}'] },
    },
    timestamp: T0 + 3_000,
  },
  {
    type: 6,
    data: {
      plugin: 'rrweb/network@1',
      payload: {
        requests: [
          {
            name: 'https://shop.test/api?a=1',
            initiatorType: 'fetch',
            method: 'PUT',
            status: 404,
            duration: 50,
            timestamp: T0 + 3_950,
            requestHeaders: { accept: '*/*', authorization: 'Bearer s3cr3t' },
          },
        ],
      },
    },
    timestamp: T0 + 4_000,
  },
  buildMeta(T0 + 5_000, 'https://shop.test/two'),
  snapshot(T0 + 5_001),
  buildIncrement(3, T0 + 6_000, { id: 1, x: 0, y: 10 }),
]) as eventWithTime[]

const TOLD = [
  'page view Fernside https://shop.test/one',
  'click Add to cart https://shop.test/one',
  'input Full name https://shop.test/one',
  'console low on moss {"pots":2} https://shop.test/one',
  'request PUT https://shop.test/api?a=1 https://shop.test/one',
  'page view Fernside https://shop.test/two',
]

async function readTold(database: Database, id: string): Promise<string[]> {
  const { events } = await readPlain(database, id)
  return events
    .filter(({ kind }) => !/click$/.test(kind) || kind === 'click')
    .map(({ kind, label, url }) => `${kind} ${label} ${url}`)
}

async function takeOne(text: string | Uint8Array<ArrayBuffer>) {
  const database = openDatabase()
  const result = await take(database, text)
  expect(result.refused).toEqual([])
  expect(result.taken).toHaveLength(1)
  return { database, result, id: result.taken[0]!.id }
}

const posthog = (data: object, version = '2023-04-28') => JSON.stringify({ version, data })
const inWindow = (windowId: string | number) => EVENTS.map((event) => ({ windowId, ...event }))
const lines = (values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')

/** As PostHog packs: gzip, its bytes as characters. */
const packed = (value: unknown) => strFromU8(gzipSync(strToU8(JSON.stringify(value))), true)
const MUTATION = { source: 0, texts: [{ id: 8, value: 'Add to cart' }], attributes: [], removes: [], adds: [] }
const PACKED = [
  EVENTS[0]!,
  { ...EVENTS[1]!, data: packed(EVENTS[1]!.data), cv: '2024-10' },
  {
    type: 3,
    timestamp: T0 + 500,
    cv: '2024-10',
    data: { source: 0, texts: packed(MUTATION.texts), attributes: packed([]), removes: packed([]), adds: packed([]) },
  },
  ...EVENTS.slice(2),
]

it.each([
  ['an rrweb array', JSON.stringify(EVENTS)],
  [
    'an rrweb array, packed by its packer',
    JSON.stringify(EVENTS.map((event) => strFromU8(zlibSync(strToU8(JSON.stringify({ ...event, v: 'v1' }))), true))),
  ],
  ['rrweb events in an object', JSON.stringify({ events: EVENTS })],
  ['rrweb events by lines', lines(EVENTS)],
  ['rrweb, packed with gzip', gzipSync(strToU8(JSON.stringify(EVENTS)))],
  ['a PostHog export', posthog({ id: 'x', snapshots: inWindow('w') })],
  ['a PostHog export with numbered windows', posthog({ id: 'x', snapshots: inWindow(1) })],
  ['an older PostHog export', posthog({ snapshotsByWindowId: { w: EVENTS } }, '2022-12-02')],
  [
    'lines of PostHog snapshots, 1',
    lines([
      { window_id: 'w', data: EVENTS.slice(0, 4) },
      { window_id: 'w', data: EVENTS.slice(4) },
    ]),
  ],
  ['lines of PostHog snapshots, 2', lines(EVENTS.map((event) => ['w', event]))],
  ['lines of PostHog snapshots, packed', lines(PACKED.map((event) => ['w', event]))],
  ['segments of Sentry', JSON.stringify([EVENTS.slice(0, 3), EVENTS.slice(3)])],
  ['one segment of Sentry as it is sent', `{"segment_id":0}\n${JSON.stringify(EVENTS)}`],
])('%s comes in with all that can be told of it', async (_name, text) => {
  const { database, id } = await takeOne(text)
  expect(await readTold(database, id)).toEqual(TOLD)
  const { session, pages } = await readPlain(database, id)
  expect(pages.map(({ url, title }) => [url, title])).toEqual([
    ['https://shop.test/one', 'Fernside'],
    ['https://shop.test/two', 'Fernside'],
  ])
  expect(session).toMatchObject({
    title: 'Fernside',
    startedAt: T0,
    endedAt: T0 + 6_000,
    pageCount: 2,
    clickCount: 1,
    status: 'stopped',
  })
  expect(session.device).toMatchObject({ viewportWidth: 1000, viewportHeight: 800 })
})

it('a packed segment of Sentry comes in', async () => {
  const head = strToU8('{"segment_id":3}\n')
  const body = zlibSync(strToU8(JSON.stringify(EVENTS)))
  const { database, id } = await takeOne(new Uint8Array([...head, ...body]))
  expect(await readTold(database, id)).toEqual(TOLD)
})

it('what PostHog packed is unpacked', async () => {
  const { database, id } = await takeOne(posthog({ snapshots: PACKED }))
  const { rrweb } = await readPlain(database, id)
  expect(rrweb[0]).toContainEqual({ type: 3, timestamp: T0 + 500, data: MUTATION })
})

it('an event that cannot be unpacked is left out, and said', async () => {
  const broken = { ...PACKED[2]!, data: { ...(PACKED[2]!.data as object), texts: 'nothing packed' } }
  const { result } = await takeOne(posthog({ snapshots: [...PACKED.slice(0, 2), broken, ...PACKED.slice(3)] }))
  expect(result.leftOut).toEqual({ 'events that could not be unpacked': 1 })
})

it('tabs of a PostHog export are tabs, and its person is who it is', async () => {
  const person = { distinct_ids: ['zoe'], name: 'Zoe', properties: { plan: 'gold', nested: {} } }
  const { database, id } = await takeOne(posthog({ id: 'x', person, snapshots: [...inWindow('a'), ...inWindow('b')] }))
  const { windows, session } = await readPlain(database, id)
  expect([windows.length, session.person]).toEqual([2, 'zoe'])
  expect(await database.people.toArray()).toEqual([
    { id: 'zoe', name: 'Zoe', properties: { plan: 'gold' }, mergedInto: null },
  ])
})

it('what Sentry tells beside the picture comes in', async () => {
  const crumb = (payload: object, at: number) => ({ type: 5, timestamp: at, data: { tag: 'breadcrumb', payload } })
  const span = {
    op: 'resource.fetch',
    description: 'https://shop.test/api',
    startTimestamp: T0 / 1_000 + 1,
    endTimestamp: T0 / 1_000 + 1.5,
    data: { method: 'GET', statusCode: 503 },
  }
  const told = [
    crumb({ category: 'console', level: 'error', message: 'moss is gone', timestamp: T0 / 1_000 + 2 }, T0 + 2_000),
    crumb(
      { category: 'navigation', data: { from: '/one', to: 'https://shop.test/route' }, timestamp: T0 / 1_000 + 3 },
      T0 + 3_000,
    ),
    { type: 5, timestamp: T0 + 1_500, data: { tag: 'performanceSpan', payload: span } },
    { type: 5, timestamp: T0, data: { tag: 'options', payload: { a: 1 } } },
  ]
  const { database, id } = await takeOne(JSON.stringify([[...EVENTS.slice(0, 2), ...told]]))
  const { events } = await readPlain(database, id)
  expect(events.map(({ kind, label, status, level }) => [kind, label, status ?? level])).toEqual([
    ['page view', 'Fernside', undefined],
    ['request', 'GET https://shop.test/api', 503],
    ['console', 'moss is gone', 'error'],
    ['page view', '', undefined],
  ])
})

it('what lets somebody in is not taken over from headers that another tool kept', async () => {
  const { database, id } = await takeOne(JSON.stringify(EVENTS))
  const { rrweb } = await readPlain(database, id)
  const said = JSON.stringify(rrweb.flat().filter(({ type }) => (type as number) === 5))
  expect(said).toContain('"accept":"*/*"')
  expect(said).not.toContain('s3cr3t')
})

it('a recording that says of no title is called as its file', async () => {
  const database = openDatabase()
  const bare = JSON.stringify([
    buildMeta(T0),
    { type: 2, data: { node: buildDocument(), initialOffset: { left: 0, top: 0 } }, timestamp: T0 + 1 },
  ])
  const taken = await take(database, new File([bare], 'from Ann.json.gz'))
  expect(taken.taken.map(({ title }) => title)).toEqual(['from Ann'])
})

it('the same recording is known, whatever it is wrapped in', async () => {
  const database = openDatabase()
  await take(database, JSON.stringify(EVENTS))
  const again = await take(database, posthog({ snapshots: inWindow('w') }))
  expect([again.taken, again.known.map(({ title }) => title)]).toEqual([[], ['Fernside']])
  expect(await database.sessions.count()).toBe(1)
})
