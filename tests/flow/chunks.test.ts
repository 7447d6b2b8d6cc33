import { describe, expect, it } from 'vitest'

import { readPageEvents } from '@/lib/store/read-chunks'

import {
  buildBody,
  buildClick,
  buildIncrement,
  buildMeta,
  buildPageView,
  buildSnapshot,
  buildTyped,
  T0,
} from '../fixtures/rrweb-events'
import { openFullDisk } from './support/full-disk'
import { buildWire, openScene } from './support/scene'

const STORED = { ok: true, needsSnapshot: false }

describe('a chunk', () => {
  it('is stored with its events, its counts and its masks', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const events = [
      buildMeta(),
      buildSnapshot(),
      buildPageView(T0, 'https://shop.test/?q=shoes', 'Shoes'),
      buildClick('Buy', T0 + 9),
      buildTyped('hunter2', T0 + 10),
    ]
    const receipt = await scene.sendChunk(page.document, buildWire(sessionId, 0, buildBody(...events)))
    expect(receipt).toEqual(STORED)

    const [chunk] = await scene.store.chunks.toArray()
    expect(chunk).toMatchObject({ seq: 0, lastSeq: 0, startAt: T0, endAt: T0 + 10, hasSnapshot: 1, eventCount: 5 })
    const stored = await readPageEvents(scene.store, chunk!.pageId)
    expect(stored.brokenChunkCount).toBe(0)
    expect(stored.events.map(({ type }) => type)).toEqual([4, 2, 5, 5, 3])
    expect(JSON.stringify(stored.events)).not.toMatch(/hunter2|shoes/)

    expect(await scene.readEvents(sessionId)).toMatchObject([
      { kind: 'page view', label: 'Shoes', url: 'https://shop.test/?q=******', pageId: chunk!.pageId },
      { kind: 'click', label: 'Buy', url: 'https://shop.test/?q=******', at: T0 + 9 },
    ])
    expect(await scene.readSession(sessionId)).toMatchObject({
      pageCount: 1,
      eventCount: 2,
      endedAt: T0 + 10,
      bytes: chunk!.body.byteLength,
      rawBytes: chunk!.rawBytes,
    })
    expect(await scene.store.pages.toArray()).toMatchObject([
      { lastSeq: 0, hasSnapshot: true, title: 'Shoes', bytes: chunk!.body.byteLength },
    ])
  })

  it('is stored once when it is sent twice', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const wire = buildWire(sessionId, 0, buildBody(buildClick('Buy')))
    expect(await scene.sendChunk(page.document, wire)).toEqual(STORED)
    const before = await scene.readSession(sessionId)
    expect(await scene.sendChunk(page.document, wire)).toEqual(STORED)
    await scene.worker.kill()
    expect(await Promise.all([1, 2, 3].map(() => scene.sendChunk(page.document, wire)))).toEqual([
      STORED,
      STORED,
      STORED,
    ])
    expect(await scene.store.chunks.count()).toBe(1)
    expect(await scene.store.events.count()).toBe(1)
    expect(await scene.readSession(sessionId)).toEqual(before)
  })

  it('is on disk when its receipt is there', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    for (let seq = 0; seq < 20; seq += 1) {
      const receipt = await scene.sendChunk(page.document, buildWire(sessionId, seq, buildBody(buildClick(`${seq}`))))
      expect(receipt).toEqual(STORED)
      void scene.worker.kill()
      expect(await scene.store.chunks.count()).toBe(seq + 1)
    }
  })

  it('that comes before an earlier one is refused, and stored after it', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const wires = [0, 1, 2].map((seq) => buildWire(sessionId, seq, buildBody(buildClick(`${seq}`, T0 + seq))))
    expect(await scene.sendChunk(page.document, wires[2])).toEqual({ ok: false, reason: 'out of order' })
    expect(await scene.sendChunk(page.document, wires[1])).toEqual({ ok: false, reason: 'out of order' })
    expect(await scene.store.chunks.count()).toBe(0)
    for (const wire of wires) expect(await scene.sendChunk(page.document, wire)).toEqual(STORED)
    expect((await scene.readEvents(sessionId)).map(({ label }) => label)).toEqual(['0', '1', '2'])
  })

  it('of one page does not wait for another page, and goes to its own', async () => {
    const scene = openScene()
    const one = await scene.record('https://shop.test/')
    const two = await scene.record('https://blog.test/')
    const sends = Array.from({ length: 20 }, (_, at) => {
      const { page, sessionId } = at % 2 === 0 ? one : two
      return scene.sendChunk(page.document, buildWire(sessionId, at >> 1, buildBody(buildClick(`${at}`, T0 + at))))
    })
    expect(await Promise.all(sends)).toEqual(sends.map(() => STORED))
    for (const [offset, { sessionId }] of [one, two].entries()) {
      const labels = (await scene.readEvents(sessionId)).map(({ label }) => Number(label))
      expect(labels).toEqual(Array.from({ length: 10 }, (_, at) => at * 2 + offset))
    }
  })

  it('counts interactions as activity and changes of the page not', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(
      buildIncrement(3, T0),
      buildIncrement(3, T0 + 2_000),
      buildIncrement(8, T0 + 4_000),
      buildIncrement(2, T0 + 60_000),
    )
    expect((await scene.readSession(sessionId)).activity).toEqual({ lastAt: T0 + 60_000, activeMs: 2_000 })
  })

  it('after a loss opens a gap and asks for a snapshot, until one came', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(buildSnapshot(T0))
    const lost = buildWire(sessionId, 1, buildBody(buildClick('after', T0 + 5_000)), { lostBefore: 'buffer full' })
    expect(await scene.sendChunk(page.document, lost)).toEqual({ ok: true, needsSnapshot: true })
    expect(await scene.readEvents(sessionId)).toMatchObject([
      { kind: 'gap', label: 'buffer full', at: T0, until: T0 + 5_000 },
      { kind: 'click', label: 'after' },
    ])
    expect((await scene.readSession(sessionId)).gapCount).toBe(1)
    // The receipt was lost with the worker: whoever asks again still has to take a snapshot.
    expect(await scene.sendChunk(page.document, lost)).toEqual({ ok: true, needsSnapshot: true })
    const whole = buildWire(sessionId, 2, buildBody(buildSnapshot(T0 + 6_000)), { lostBefore: 'buffer full' })
    expect(await scene.sendChunk(page.document, whole)).toEqual(STORED)
  })
})

describe('a full disk', () => {
  it('is answered as such, keeps what was stored and stops the recorder of the page', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(buildSnapshot(), buildClick('kept'))
    const before = await scene.store.sessions.toArray()

    const free = openFullDisk()
    const wire = buildWire(sessionId, 1, buildBody(buildClick('no room')))
    expect(await scene.sendChunk(page.document, wire)).toEqual({ ok: false, reason: 'disk full' })
    await page.say(buildClick('no room'))
    expect(page.state).toBe('stopped')
    free()

    expect(await scene.store.sessions.toArray()).toEqual(before)
    expect((await scene.readEvents(sessionId)).map(({ label }) => label)).toEqual(['kept'])
    const stored = await readPageEvents(scene.store, (await scene.store.pages.toArray())[0]!.id)
    expect(stored).toMatchObject({ brokenChunkCount: 0 })
    expect(stored.events).toHaveLength(2)
    expect(await scene.sendChunk(page.document, wire)).toEqual(STORED)
  })
})
