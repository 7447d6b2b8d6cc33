import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { mergeSessionChunks } from '@/lib/store/merge-chunks'
import { packEvents } from '@/lib/store/pack'
import { readChunks, readPageEvents } from '@/lib/store/read-chunks'

import { buildChunk, buildPage, buildSession } from '../fixtures/rows'
import { buildBody, buildClick, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { pass } from './support/cross-processes'
import { buildWire, openScene, type Scene } from './support/scene'

const PAGE = 'session-1:document-1'

/** Text that does not pack. */
function buildNoise(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(36)).join('')
}

/** A stopped session with one page of so many chunks, some of which are large. */
async function storeChunks(scene: Scene, count: number, { largeEvery = 0 } = {}): Promise<void> {
  const chunks = []
  for (let seq = 0; seq < count; seq += 1) {
    const noise = largeEvery && seq % largeEvery === 0 ? buildNoise(60_000) : ''
    const events = [buildClick(`${seq} ${noise}`, T0 + seq * 10), buildClick(`${seq}b`, T0 + seq * 10 + 5)]
    if (seq === 2) events.unshift(buildSnapshot(T0 + seq * 10))
    const json = buildBody(...events)
    const endAt = T0 + seq * 10 + 5
    chunks.push(
      buildChunk({
        seq,
        startAt: T0 + seq * 10,
        endAt,
        hasSnapshot: seq === 2 ? 1 : 0,
        eventCount: events.length,
        rawBytes: json.length,
        ...(await packEvents(json)),
      }),
    )
  }
  const bytes = chunks.reduce((total, chunk) => total + chunk.body.byteLength, 0)
  await scene.store.sessions.add(buildSession({ bytes }))
  await scene.store.pages.add(buildPage({ lastSeq: count - 1, bytes }))
  await scene.store.chunks.bulkAdd(chunks)
  await scene.store.jobs.add({ id: 'merge:session-1', kind: 'merge chunks', sessionId: 'session-1', dueAt: T0 })
}

const countMerges = ({ store }: Scene) => store.jobs.filter(({ kind }) => kind === 'merge chunks').count()

async function expectWhole(scene: Scene, before: unknown, lastSeq: number): Promise<void> {
  expect(await readPageEvents(scene.store, PAGE)).toEqual(before)
  const chunks = await readChunks(scene.store, PAGE)
  expect(chunks[0]!.seq).toBe(0)
  expect(chunks.at(-1)!.lastSeq).toBe(lastSeq)
  expect(chunks.slice(1).map(({ seq }) => seq)).toEqual(chunks.slice(0, -1).map((chunk) => chunk.lastSeq + 1))
  const bytes = chunks.reduce((total, chunk) => total + chunk.body.byteLength, 0)
  expect([(await scene.store.pages.get(PAGE))!.bytes, (await scene.readSession('session-1')).bytes]).toEqual([
    bytes,
    bytes,
  ])
}

describe('merging the chunks of a session', { timeout: 30_000 }, () => {
  // A job that fails, as one does whose worker dies, says so on the console.
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue(undefined))
  afterEach(() => void vi.restoreAllMocks())

  it('keeps exactly the same events in order, with fewer chunks', async () => {
    const scene = openScene()
    await storeChunks(scene, 40, { largeEvery: 10 })
    const before = await readPageEvents(scene.store, PAGE)
    await scene.browser.ringAlarm('jobs')
    await expect.poll(() => countMerges(scene)).toBe(0)
    await expectWhole(scene, before, 39)
    const chunks = await readChunks(scene.store, PAGE)
    expect(chunks.length).toBeLessThan(6)
    expect(chunks.reduce((total, chunk) => total + chunk.eventCount, 0)).toBe(81)
    expect(chunks[0]).toMatchObject({ hasSnapshot: 1, startAt: T0 })
  })

  it('twice is once', async () => {
    const scene = openScene()
    await storeChunks(scene, 12)
    const before = await readPageEvents(scene.store, PAGE)
    await mergeSessionChunks(scene.store, 'session-1')
    const once = await readChunks(scene.store, PAGE)
    await mergeSessionChunks(scene.store, 'session-1')
    expect(await readChunks(scene.store, PAGE)).toEqual(once)
    await expectWhole(scene, before, 11)
  })

  it('can be cut off anywhere and is taken up again', async () => {
    for (let turns = 0; turns < 90; turns += 6) {
      const scene = openScene()
      await storeChunks(scene, 30, { largeEvery: 5 })
      const before = await readPageEvents(scene.store, PAGE)
      const rung = scene.browser.ringAlarm('jobs')
      await pass(turns)
      await scene.worker.kill()
      await rung
      await expectWhole(scene, before, 29)
      await scene.browser.ringAlarm('jobs')
      await expect.poll(() => countMerges(scene)).toBe(0)
      await expectWhole(scene, before, 29)
      expect((await readChunks(scene.store, PAGE)).length).toBeLessThan(15)
      await scene.close()
    }
  })

  it('twice at once, with a chunk that comes in between, loses nothing and counts nothing twice', async () => {
    for (let turns = 0; turns < 60; turns += 3) {
      const scene = openScene()
      await storeChunks(scene, 12)
      const merges = [mergeSessionChunks(scene.store, 'session-1')]
      await pass(turns)
      const late = buildClick('late', T0 + 500)
      const { documents } = scene.browser.tabs.open('https://shop.test/')
      const document = { ...documents[0]!, documentId: 'document-1' }
      merges.push(mergeSessionChunks(scene.store, 'session-1'))
      expect(await scene.sendChunk(document, buildWire('session-1', 12, buildBody(late)))).toMatchObject({ ok: true })
      merges.push(mergeSessionChunks(scene.store, 'session-1'))
      await Promise.all(merges)
      const labels = (await readPageEvents(scene.store, PAGE)).events.map((event) =>
        (event.data as { payload?: { label: string } }).payload?.label.trim(),
      )
      expect(labels.filter(Boolean)).toEqual([
        ...Array.from({ length: 12 }, (_, at) => [`${at}`, `${at}b`]).flat(),
        'late',
      ])
      await expectWhole(scene, await readPageEvents(scene.store, PAGE), 12)
      await scene.close()
    }
  })

  it('leaves a damaged chunk as it is, and everything else runs on', async () => {
    const scene = openScene()
    await storeChunks(scene, 6)
    await scene.store.chunks
      .where('[pageId+seq]')
      .equals([PAGE, 3])
      .modify((chunk) => {
        chunk.body = chunk.body.slice(0, 20)
      })
    await scene.store.sessions.add(buildSession({ id: 'other', deletedAt: T0 }))
    await scene.store.jobs.add({ id: 'delete:other', kind: 'delete session', sessionId: 'other', dueAt: T0 })
    const before = await readPageEvents(scene.store, PAGE)
    expect(before.brokenChunkCount).toBe(1)
    await scene.browser.ringAlarm('jobs')
    await expect.poll(() => scene.store.sessions.get('other')).toBeUndefined()
    expect(await readPageEvents(scene.store, PAGE)).toEqual(before)
    await scene.worker.kill()
    expect((await scene.record()).page.state).toBe('capturing')
  })
})
