import { readFileSync } from 'node:fs'

import { Ajv } from 'ajv'
import type { eventWithTime } from '@rrweb/types'
import Papa from 'papaparse'
import { expect, it } from 'vitest'

import { openZip } from '@/lib/files/read-zip'

import { SMALL, storeSession } from '../../fixtures/stored-session'
import { openDatabase, readPlain, take, write, writeText } from './support'

const TWO_TABS = { ...SMALL, windowCount: 2, lengthMs: 90_000 }

async function listParts(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
  const zip = await openZip(new Blob([bytes]))
  const texts = new Map<string, string>()
  for (const entry of zip.entries.values()) texts.set(entry.name, new TextDecoder().decode(await zip.read(entry)))
  return texts
}

it('rrweb JSON is an array that any player takes: a Meta and a full snapshot first, all in order of time', async () => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  const { name, bytes } = await write(database, 'rrweb', ['session-1'])
  expect(name).toBe('Plants-pots-2026-01-05-0900.json')
  const events = JSON.parse(new TextDecoder().decode(bytes)) as eventWithTime[]
  expect(events.slice(0, 2).map(({ type }) => type as number)).toEqual([4, 2])
  const times = events.map(({ timestamp }) => timestamp)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

it('a session of several tabs is a zip of one rrweb file each, and comes in again', async () => {
  const [here, there] = [openDatabase(), openDatabase()]
  await storeSession(here, TWO_TABS)
  const { name, bytes } = await write(here, 'rrweb', ['session-1'])
  expect(name).toMatch(/^afterimage-rrweb-.*\.zip$/)
  expect([...(await listParts(bytes)).keys()]).toEqual([
    'Plants-pots-2026-01-05-0900-tab-1.json',
    'Plants-pots-2026-01-05-0900-tab-2.json',
  ])
  expect((await take(there, bytes)).taken).toHaveLength(2)
})

it('a PostHog recording has the version, the session, its person and snapshots with their window', async () => {
  const database = openDatabase()
  await storeSession(database, TWO_TABS)
  const recording = JSON.parse(await writeText(database, 'posthog', ['session-1'])) as {
    version: string
    data: { id: string; person: object; snapshots: (eventWithTime & { windowId: string })[] }
  }
  expect(recording).toMatchObject({
    version: '2023-04-28',
    data: { id: 'session-1', person: { distinct_ids: ['ann'], name: 'Ann', properties: { plan: 'gold' } } },
  })
  const windows = Map.groupBy(recording.data.snapshots, ({ windowId }) => windowId)
  expect(windows.size).toBe(2)
  for (const snapshots of windows.values()) {
    expect(snapshots.slice(0, 2).map(({ type }) => type as number)).toEqual([4, 2])
  }
  for (const snapshot of recording.data.snapshots)
    expect(Object.keys(snapshot).toSorted()).toEqual(['data', 'timestamp', 'type', 'windowId'])
})

it('a HAR is one by the schema of har-validator, with requests, resources, headers and bodies', async () => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  const har = JSON.parse(await writeText(database, 'har', ['session-1'])) as {
    log: {
      pages: unknown[]
      entries: {
        request: { url: string; postData?: object; queryString: object[] }
        response: { status: number; content: object }
      }[]
    }
  }
  expect(checkHar(har)).toEqual([])
  const [resource, request] = har.log.entries.toSorted((a, b) => a.response.status - b.response.status)
  expect(resource!.request.url).toBe('https://shop.test/a.png')
  expect(request!.request).toMatchObject({
    postData: { mimeType: 'application/json', text: '{"plant":"Hoya"}' },
    queryString: [{ name: 'step', value: '2' }],
  })
  expect(request!.response).toMatchObject({ status: 500, content: { text: 'no', mimeType: 'text/plain', size: 34 } })
})

it('a HAR without a request is one as well', async () => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  await database.chunks.clear()
  expect(checkHar(JSON.parse(await writeText(database, 'har', ['session-1'])))).toEqual([])
})

/** The schemas that har-validator is made of. */
function checkHar(har: unknown): unknown[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false })
  const names = ['afterRequest', 'beforeRequest', 'browser', 'cache', 'content', 'cookie', 'creator', 'entry', 'header']
  for (const name of [
    ...names,
    'log',
    'page',
    'pageTimings',
    'postData',
    'query',
    'request',
    'response',
    'timings',
    'har',
  ]) {
    const { $schema: _draft, ...schema } = JSON.parse(
      readFileSync(new URL(`../../../node_modules/har-schema/lib/${name}.json`, import.meta.url), 'utf8'),
    ) as Record<string, unknown>
    ajv.addSchema(schema)
  }
  const check = ajv.getSchema('har.json#')!
  expect(typeof check(har)).toBe('boolean')
  return check.errors ?? []
}

it('CSV is three tables that a spreadsheet reads, of every session', async () => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  await storeSession(database, { ...SMALL, seed: 2, id: 'session-2' })
  const parts = await listParts((await write(database, 'csv', ['session-1', 'session-2'])).bytes)
  expect([...parts.keys()]).toEqual(['sessions.csv', 'events.csv', 'notes.csv'])
  const read = (name: string) =>
    Papa.parse<Record<string, string>>(parts.get(name)!.replace('\uFEFF', ''), { header: true, skipEmptyLines: true })
      .data
  expect(read('sessions.csv').map(({ session, title, tags }) => [session, title, tags])).toEqual([
    ['session-1', 'Plants & pots', 'pilot'],
    ['session-2', 'Plants & pots', 'pilot'],
  ])
  expect(read('events.csv')).toHaveLength(await database.events.count())
  expect(read('events.csv').find(({ kind }) => kind === 'request')).toMatchObject({
    status: '500',
    'duration ms': '120',
  })
  expect(read('notes.csv').map(({ text, tag }) => [text, tag])).toEqual([
    ['Why *here*?', 'question'],
    ['Why *here*?', 'question'],
  ])
})

it('a bug report says what to do, what went wrong and where to watch it, and nothing in it is markup', async () => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  const report = await writeText(database, 'report', ['session-1'])
  expect(report).toContain('# Plants \\& pots\n')
  expect(report).toContain('1. Open `https://shop.test/window-1/1`.\n2. Click the button “Add to cart”.')
  expect(report).toContain('**500** `POST https://shop.test/api/cart?step=2`, 120 ms')
  expect(report).toContain('`the greenhouse is on fire`')
  expect(report).toContain('Why \\*here\\*? (question, low)')
  expect(report).toContain('(chrome-extension://x/dashboard.html#/sessions/session-1)')
})

it.each(['afterimage', 'rrweb', 'posthog', 'har', 'csv', 'report'])(
  'what edits take out is in no %s, though they are not permanent',
  async (format) => {
    const database = openDatabase()
    await storeSession(database, SMALL)
    await database.sessions.update('session-1', { title: 'Plants of Zaphod' })
    await database.notes.update('session-1 note', { text: 'Zaphod asks' })
    await database.events.toCollection().modify((event) => void (event.label = event.label.replace('Add', 'Zaphod')))
    const wish = { kind: 'text', text: 'zaphod' } as const
    await database.edits.put({ id: 'e', sessionId: 'session-1', createdAt: 1, isPermanent: 0, ...wish })
    const file = await write(database, format, ['session-1'])
    const texts =
      file.name.endsWith('.zip') || file.name.endsWith('.afterimage')
        ? [...(await listParts(file.bytes)).values()]
        : [new TextDecoder().decode(file.bytes)]
    expect(texts.join('\n').toLowerCase()).not.toContain('zaphod')
    expect(file.name.toLowerCase()).not.toContain('zaphod')
  },
)

it('what edits take out of a page is in no chunk of an archive', async () => {
  const [here, there] = [openDatabase(), openDatabase()]
  await storeSession(here, SMALL)
  await here.edits.put({
    id: 'e',
    sessionId: 'session-1',
    createdAt: 1,
    isPermanent: 0,
    kind: 'text',
    text: 'greenhouse',
  })
  const [taken] = (await take(there, (await write(here, 'afterimage', ['session-1'])).bytes)).taken
  const [before, after] = [await readPlain(here, 'session-1'), await readPlain(there, taken!.id)]
  expect(JSON.stringify(before)).toContain('greenhouse')
  expect(JSON.stringify(after)).not.toContain('greenhouse')
  expect(JSON.stringify(after)).toContain('is on fire')
  expect(after.rrweb.map((events) => events.length)).toEqual(before.rrweb.map((events) => events.length))
})

it('a trim leaves what is in it', async () => {
  const [here, there] = [openDatabase(), openDatabase()]
  const { startedAt } = await storeSession(here, SMALL)
  const [from, to] = [startedAt + 10_000, startedAt + 20_000]
  await here.edits.put({ id: 'e', sessionId: 'session-1', createdAt: 1, isPermanent: 0, kind: 'trim', from, to })
  const [taken] = (await take(there, (await write(here, 'afterimage', ['session-1'])).bytes)).taken
  const after = await readPlain(there, taken!.id)
  expect([after.session.startedAt, after.session.endedAt]).toEqual([from, to])
  const times = after.rrweb.flat().map(({ timestamp }) => timestamp)
  expect([Math.min(...times) >= from, Math.max(...times) <= to, after.notes]).toEqual([true, true, []])
  expect(after.events.filter(({ kind }) => kind === 'gap')).toEqual([])
})
