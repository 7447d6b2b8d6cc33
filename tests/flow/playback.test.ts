import { expect, test } from 'vitest'

import type { Edit } from '@/lib/model/edit'
import { createPlayback } from '@/lib/playback/create-playback'
import type { IndexReport } from '@/lib/playback/session-index'
import { createDatabaseStore } from '@/lib/playback/database-store'
import { Database } from '@/lib/store/database'
import { mergeSessionChunks } from '@/lib/store/merge-chunks'
import { packChunk } from '@/lib/store/pack-chunk'

import { buildDocument, buildElement, buildSnapshot, buildText, T0 } from '../fixtures/rrweb-events'
import { buildPage, buildSession, buildWindow } from '../fixtures/rows'
import { click, meta, moves } from '../unit/lib/replay/rrweb-events'

const PAGE = 'session-1:document-1'
const ids = { pageId: PAGE, sessionId: 'session-1' }
const edit = (text: string): Edit => ({
  id: text,
  sessionId: 'session-1',
  createdAt: T0,
  isPermanent: 0,
  kind: 'text',
  text,
})

/** A page that greets Ada, with a picture of her whose address holds her name. */
async function open() {
  const database = new Database(`playback ${Math.random()}`)
  const body = [buildText(3, 'Hello Ada'), buildElement(4, 'img', { src: 'https://shop.test/ada.png' })]
  const events = [buildSnapshot(T0, buildDocument(buildElement(2, 'body', {}, ...body)))]
  await database.sessions.add(buildSession({ title: 'Ada’s orders' }))
  await database.windows.add(buildWindow())
  await database.pages.add(buildPage({ id: PAGE, title: 'Ada’s orders', url: 'https://shop.test/ada/' }))
  await database.chunks.add(await packChunk({ ...ids, seq: 0, lastSeq: 0 }, events))
  await database.assets.add({ hash: 'h', type: 'image/png', body: new Uint8Array([1]), storedAt: T0 })
  await database.assetUses.add({ sessionId: 'session-1', url: 'https://shop.test/ada.png', hash: 'h', pageId: PAGE })
  const playback = createPlayback(createDatabaseStore(database))
  const readPage = async () => JSON.stringify((await playback.readPage(PAGE)).events)
  return { database, playback, readPage }
}

/** A page of three snapshots, stored a second at a time. */
async function openLong() {
  const database = new Database(`playback ${Math.random()}`)
  await database.sessions.add(buildSession({ startedAt: T0, endedAt: T0 + 30_000 }))
  await database.windows.add(buildWindow())
  await database.pages.add(buildPage({ id: PAGE, startedAt: T0 }))
  for (let seq = 0; seq < 30; seq += 1) {
    const at = T0 + seq * 1_000
    const picture = buildSnapshot(at, buildDocument(buildElement(2, 'body', {}, buildText(3, `second ${seq}`))))
    const events = [...(seq % 10 === 0 ? [meta(at), picture] : []), moves(at + 500, [-100, 0]), click(at + 600)]
    await database.chunks.add(await packChunk({ ...ids, seq, lastSeq: seq }, events))
  }
  return { database, playback: createPlayback(createDatabaseStore(database)) }
}

const reports = () => {
  const list: IndexReport[] = []
  return { list, tell: (report: IndexReport) => void list.push(report) }
}

test('a session is read as its edits wish, with its pictures', async () => {
  const { database, playback, readPage } = await open()
  expect((await playback.open('session-1'))?.session.title).toBe('Ada’s orders')
  const before = await readPage()
  expect(before).toContain('Hello Ada')
  const blob = /blob:[^"]+/.exec(before)?.[0]
  expect(blob).toBeDefined()
  await database.edits.add(edit('Ada'))
  expect((await playback.open('session-1'))?.pages[0]).toMatchObject({ title: '***’s orders' })
  const after = await readPage()
  expect(after).toContain('Hello ***')
  expect(after).not.toMatch(/ada\b/i)
  // The same picture: what is on the stage goes on showing it.
  expect(after).toContain(blob)
})

test('of two readings at once the later one holds, whichever ends first', async () => {
  const { database, playback, readPage } = await open()
  const first = playback.open('session-1')
  await database.edits.add(edit('Hello'))
  await Promise.all([playback.open('session-1'), first])
  expect(await readPage()).toContain('***** Ada')
})

test('what is looked for is looked for in what is left', async () => {
  const { database, playback } = await open()
  await playback.open('session-1')
  expect(await playback.hasText('ada')).toBe(true)
  expect(await playback.hasText('byron')).toBe(false)
  await database.edits.add(edit('Ada'))
  await playback.open('session-1')
  expect(await playback.hasText('ada')).toBe(false)
})

test('a block is read as its edits wish', async () => {
  const { database, playback } = await open()
  await database.edits.add(edit('Ada'))
  await playback.open('session-1')
  const read = await playback.index(() => undefined)
  const [block] = read!.timeline.windows[0]!.blocks
  const shown = JSON.stringify(await playback.readBlock(block!.windowId, block!.from))
  expect(shown).toContain('Hello ***')
  expect(shown).toContain('blob:')
})

test('a block is read by itself: from its snapshot to the next, whatever was merged meanwhile', async () => {
  const { database, playback } = await openLong()
  await playback.open('session-1')
  const { timeline } = (await playback.index(() => undefined))!
  const { id, blocks } = timeline.windows[0]!
  expect(blocks.map(({ from, to }) => [from - T0, to - T0])).toEqual([
    [0, 10_000],
    [10_000, 20_000],
    [20_000, 29_601],
  ])
  const before = await playback.readBlock(id, blocks[1]!.from)
  await mergeSessionChunks(database, 'session-1')
  expect(await database.chunks.count()).toBe(1)
  const after = await playback.readBlock(id, blocks[1]!.from)
  expect(after).toEqual(before)
  expect([before!.events[0]!.timestamp, before!.to].map((at) => at - T0)).toEqual([10_000, 19_600])
  expect(JSON.stringify(before)).toMatch(/^(?!.*second 0).*second 10(?!.*second 20)/)
})

test('merged while it is read, a page is read anew: nothing is missing and nothing comes twice', async () => {
  const [still, moved] = [await openLong(), await openLong()]
  await still.playback.open('session-1')
  await moved.playback.open('session-1')
  const quiet = await still.playback.index(() => undefined)
  let merging: Promise<void> | undefined
  const read = await moved.playback.index(() => void (merging ??= mergeSessionChunks(moved.database, 'session-1')))
  await merging
  expect(await moved.database.chunks.count()).toBe(1)
  expect(read?.timeline).toEqual(quiet?.timeline)
})

test('it tells how far it is, and what is known by then', async () => {
  const { playback } = await openLong()
  const { list, tell } = reports()
  await playback.open('session-1')
  const whole = await playback.index(tell)
  const first = list.find(({ timeline }) => timeline)!.timeline!
  expect(first.knownTo).toBeLessThan(T0 + 5_000)
  expect(first.windows[0]?.blocks[0]?.from).toBe(T0)
  expect(whole?.timeline.knownTo).toBe(T0 + 30_000)
})

test('a damaged chunk is left out and counted, and what comes after the next snapshot is shown', async () => {
  const { database, playback } = await openLong()
  for (const seq of [9, 10]) await database.chunks.update([PAGE, seq], { body: new Uint8Array([1, 2, 3]) })
  await playback.open('session-1')
  const { timeline, brokenChunkCount } = (await playback.index(() => undefined))!
  expect(brokenChunkCount).toBe(2)
  const { id, blocks } = timeline.windows[0]!
  expect(blocks.map(({ from }) => from - T0)).toEqual([0, 20_000])
  expect((await playback.readBlock(id, blocks[1]!.from))?.to).toBe(T0 + 29_600)
})

test('opened again, the reading before is given up', async () => {
  const { playback } = await openLong()
  await playback.open('session-1')
  const first = playback.index(() => undefined)
  await playback.open('session-1')
  const second = playback.index(() => undefined)
  expect([await first, (await second)?.timeline.windows.length]).toEqual([undefined, 1])
})
