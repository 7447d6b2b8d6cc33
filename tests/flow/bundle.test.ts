import { expect, test } from 'vitest'

import { CONTENT_PART, type BundlePart } from '@/lib/bundle/bundle'
import { openBundle, type ReadPart } from '@/lib/bundle/open-bundle'
import { writeBundle } from '@/lib/bundle/write-bundle'
import type { Edit } from '@/lib/model/edit'
import { createPlayback } from '@/lib/playback/create-playback'
import { createDatabaseStore } from '@/lib/playback/database-store'
import type { SessionStore } from '@/lib/playback/session-store'
import { Database } from '@/lib/store/database'
import { packText } from '@/lib/store/pack'
import { packChunk } from '@/lib/store/pack-chunk'

import {
  buildAdd,
  buildDocument,
  buildElement,
  buildMutation,
  buildSnapshot,
  buildText,
  T0,
} from '../fixtures/rrweb-events'
import { buildPage, buildSession, buildWindow } from '../fixtures/rows'
import { click, meta, moves } from '../unit/lib/replay/rrweb-events'

const PAGE = 'session-1:document-1'
const ids = { pageId: PAGE, sessionId: 'session-1' }
const PICTURE = 'https://shop.test/ada.png'
/** What packing cannot make smaller, so that a body lies in several parts. */
const BYTES = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 251)

/** Twenty seconds of a page with a picture, stored a second at a time; the recorder remembers where one was before. */
async function openStored() {
  const database = new Database(`bundle ${Math.random()}`)
  await database.sessions.add(buildSession({ title: 'Ada’s orders', startedAt: T0, endedAt: T0 + 20_000 }))
  const trail = [{ url: 'https://shop.test/before', pageId: PAGE, at: T0, isTouched: false }]
  await database.windows.add({ ...buildWindow(), isOpen: 1, trail } as never)
  await database.pages.add(buildPage({ id: PAGE, title: 'Ada’s orders', url: 'https://shop.test/', startedAt: T0 }))
  for (let seq = 0; seq < 20; seq += 1) {
    const at = T0 + seq * 1_000
    const words = buildText(3, `Hello Ada, second ${seq}`)
    const body = buildElement(2, 'body', {}, words, buildElement(4, 'img', { src: PICTURE }))
    const shown = seq % 10 === 0 ? [meta(at), buildSnapshot(at, buildDocument(body))] : []
    const events = [...shown, moves(at + 500, [-100, 0]), click(at + 600)]
    await database.chunks.add(await packChunk({ ...ids, seq, lastSeq: seq }, events))
  }
  await database.assets.add({ hash: 'h', type: 'image/png', body: BYTES, storedAt: T0 })
  await database.assetUses.add({ sessionId: 'session-1', url: PICTURE, hash: 'h', pageId: PAGE })
  return { database, store: createDatabaseStore(database) }
}

async function write(store: SessionStore, partBytes?: number): Promise<BundlePart[]> {
  const options = { now: T0, ...(partBytes === undefined ? {} : { partBytes }) }
  return Array.fromAsync(writeBundle(store, 'session-1', options))
}

function serve(parts: readonly BundlePart[]): ReadPart & { asked: string[] } {
  const asked: string[] = []
  const read: ReadPart = async (name) => {
    asked.push(name)
    const part = parts.find((one) => one.name === name)
    if (!part) throw new Error(`there is no part ${name}`)
    return part.bytes
  }
  return Object.assign(read, { asked })
}

async function play(store: SessionStore) {
  const playback = createPlayback(store)
  const content = await playback.open('session-1')
  const index = await playback.index(() => undefined)
  const blocks = index!.timeline.windows.flatMap((window) => window.blocks)
  const read = await Promise.all(blocks.map((block) => playback.readBlock(block.windowId, block.from)))
  return { playback, content, index, blocks: JSON.stringify(read).replaceAll(/blob:[^"]+/g, 'blob:') }
}

async function openParts(parts: readonly BundlePart[]) {
  const opened = await openBundle(serve(parts))
  if (!opened.ok) throw new Error(opened.reason)
  return opened.store
}

test.each([undefined, 512, 7])(
  'a bundle in parts of %s bytes plays as the session it was made of',
  async (partBytes) => {
    const { store } = await openStored()
    const parts = await write(store, partBytes)
    const [stored, bundled] = [await play(store), await play(await openParts(parts))]
    expect(bundled.index).toEqual(stored.index)
    expect(bundled.blocks).toEqual(stored.blocks)
    expect(bundled.blocks).toContain('blob:')
    expect(bundled.content?.session.title).toBe('Ada’s orders')
    const bodies = parts.filter(({ name }) => name !== CONTENT_PART)
    expect(bodies.slice(0, -1).every(({ bytes }) => bytes.byteLength === (partBytes ?? 1024 * 1024))).toBe(true)
    expect(bodies.at(-1)!.bytes.byteLength).toBeGreaterThan(0)
  },
)

test('the picture is there byte by byte', async () => {
  const { store } = await openStored()
  const [asset] = await (await openParts(await write(store, 512))).listAssets('session-1')
  expect(asset?.url).toBe(PICTURE)
  expect((await asset?.read())?.body).toEqual(BYTES)
})

test('what an edit takes out is in no part', async () => {
  const { database, store } = await openStored()
  const edit: Edit = { id: 'e', sessionId: 'session-1', createdAt: T0, isPermanent: 0, kind: 'text', text: 'Ada' }
  await database.edits.add(edit)
  const bundle = await openParts(await write(store, 512))
  const { content, blocks } = await play(bundle)
  const everything = JSON.stringify([content, await createPlayback(bundle).open('session-1'), blocks])
  expect(everything).toContain('Hello ***, second 10')
  expect(everything).toContain('***’s orders')
  expect(everything).not.toMatch(/\bada\b/i)
  expect(await bundle.readEdits('session-1')).toEqual([])
  const urls = (await bundle.listAssets('session-1')).map(({ url }) => url)
  expect(urls).toEqual(['https://shop.test/***.png'])
})

test('a picture that is only in what was trimmed away does not leave', async () => {
  const { database, store } = await openStored()
  const late = [
    buildMutation(T0 + 19_700, { adds: [buildAdd(buildElement(9, 'img', { src: 'https://shop.test/late.png' }))] }),
  ]
  await database.chunks.add(await packChunk({ ...ids, seq: 20, lastSeq: 20 }, late))
  await database.assets.add({ hash: 'late', type: 'image/png', body: BYTES.slice(1), storedAt: T0 })
  await database.assetUses.add({
    sessionId: 'session-1',
    url: 'https://shop.test/late.png',
    hash: 'late',
    pageId: PAGE,
  })
  const readUrls = async () =>
    (await (await openParts(await write(store))).listAssets('session-1')).map(({ url }) => url)
  expect(await readUrls()).toEqual([PICTURE, 'https://shop.test/late.png'])
  const edit: Edit = {
    id: 't',
    sessionId: 'session-1',
    createdAt: T0,
    isPermanent: 0,
    kind: 'trim',
    from: T0,
    to: T0 + 5_000,
  }
  await database.edits.add(edit)
  expect(await readUrls()).toEqual([PICTURE])
})

test('what only the recorder has to remember does not leave', async () => {
  const { store } = await openStored()
  const content = await (await openParts(await write(store))).readContent('session-1')
  expect(content?.windows[0]).not.toHaveProperty('trail')
  expect(content?.windows[0]?.isOpen).toBe(0)
  expect(content?.session).toMatchObject({ status: 'stopped', blockedSites: [] })
})

test('nothing is fetched before it is needed', async () => {
  const { store } = await openStored()
  const parts = await write(store, 512)
  const read = serve(parts)
  const opened = await openBundle(read)
  expect(opened.ok && (await opened.store.readContent('session-1'))?.session.id).toBe('session-1')
  expect(read.asked).toEqual([CONTENT_PART])
  const [first] = opened.ok ? await opened.store.readChunksBetween(PAGE, 0, 0) : []
  expect(first?.seq).toBe(0)
  expect(read.asked).toEqual([CONTENT_PART, 'body-0'])
})

test('a part that is missing is told, and asked for again when it is wanted again', async () => {
  const { store } = await openStored()
  const parts = await write(store, 512)
  const lacking = parts.filter(({ name }) => name !== 'body-0')
  const bundle = await openParts(lacking)
  await expect(bundle.readChunks(PAGE)).rejects.toThrow('there is no part body-0')
  lacking.push(parts[0]!)
  expect(await bundle.readChunks(PAGE)).toHaveLength(20)
})

test('a bundle that is none, is damaged or of a newer version is refused with the reason', async () => {
  const { store } = await openStored()
  const parts = await write(store)
  const content = parts.find(({ name }) => name === CONTENT_PART)!
  const refuse = async (bytes: Uint8Array<ArrayBuffer>) => {
    const opened = await openBundle(serve([{ name: CONTENT_PART, bytes }]))
    return opened.ok ? 'opened' : opened.reason
  }
  expect(await refuse(content.bytes)).toBe('opened')
  expect(await refuse(content.bytes.slice(0, -20))).toBe('damaged')
  expect(await refuse(await packText('{"format":"other"}'))).toBe('no bundle')
  expect(await refuse(await packText('{"format":"afterimage bundle","version":2}'))).toBe('newer version')
})

test('a writing that is told to stop does', async () => {
  const { store } = await openStored()
  const stopped = writeBundle(store, 'session-1', { now: T0, signal: AbortSignal.abort() })
  await expect(Array.fromAsync(stopped)).rejects.toThrow(/abort/i)
})
