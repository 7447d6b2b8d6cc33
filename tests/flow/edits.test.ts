import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { keepAssets } from '@/lib/assets/keep-assets'
import { packEvents } from '@/lib/store/pack'
import { readChunks, readPageEvents } from '@/lib/store/read-chunks'

import { buildBody, buildMutation, buildPageView, T0 } from '../fixtures/rrweb-events'
import { pass } from './support/cross-processes'
import {
  addEdit,
  at,
  CONTROL,
  expectConsistent,
  findForms,
  makePermanent,
  NAME,
  pickElement,
  pickEvent,
  readEdited,
  readStored,
  recordSession,
  whole,
} from './support/edited-session'
import { readTables, readText } from './support/read-tables'
import { buildWire, openScene } from './support/scene'

describe('edits of a recorded session', { timeout: 30_000 }, () => {
  // A job whose worker dies says so on the console.
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue(undefined))
  afterEach(() => void vi.restoreAllMocks())

  it('that are undone leave every row as it was', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const before = await readTables(scene)
    const shown = await readStored(scene, sessionId)
    const ids = [
      await addEdit(scene, sessionId, await pickElement(scene, sessionId)),
      await addEdit(scene, sessionId, { kind: 'text', text: NAME }),
      await addEdit(scene, sessionId, await pickEvent(scene, 'click')),
      await addEdit(scene, sessionId, { kind: 'trim', from: at(61), to: at(100) }),
    ]
    expect(await readEdited(scene, sessionId)).not.toEqual(shown)
    await scene.worker.kill()
    for (const editId of ids) await scene.ask('undoEdit', { editId })
    expect(await readTables(scene)).toEqual(before)
    expect(await readEdited(scene, sessionId)).toEqual(shown)
  })

  it('made permanent are not brought back by what was still to be fetched for a page', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const [page] = await scene.store.pages.where({ sessionId }).toArray()
    const realUrls = { keep: async () => undefined, read: async () => undefined, forget: async () => undefined }
    const keep = () => keepAssets(scene.store, page!, whole(at(0), 'Orders'), new Map(), realUrls, at(200))
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    await makePermanent(scene, sessionId)
    await keep()
    expect(findForms(NAME, JSON.stringify(await scene.store.assetUses.toArray()))).toEqual([])
    await scene.store.assetUses.clear()
    await scene.store.sessions.delete(sessionId)
    await keep()
    expect(await scene.store.assetUses.count()).toBe(0)
  })

  it('made permanent are what they were shown as', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await addEdit(scene, sessionId, await pickElement(scene, sessionId))
    await addEdit(scene, sessionId, { kind: 'text', text: 'Essig' })
    await addEdit(scene, sessionId, await pickEvent(scene, 'page view'))
    await addEdit(scene, sessionId, { kind: 'trim', from: at(15), to: at(100) })
    const { content, events } = await readEdited(scene, sessionId)
    await makePermanent(scene, sessionId)
    const stored = await readStored(scene, sessionId)
    expect(stored.events).toEqual(events)
    const rows = ({ bytes: _bytes, hasSnapshot: _has, ...page }: (typeof content.pages)[number]) => page
    expect(stored.content.pages.map(rows)).toEqual(content.pages.map(rows))
    expect(stored.content).toMatchObject({ events: content.events, notes: content.notes, windows: content.windows })
    const { title, startedAt, endedAt, eventCount, pageCount, noteCount, gapCount } = content.session
    expect(stored.content.session).toMatchObject({
      title,
      startedAt,
      endedAt,
      eventCount,
      pageCount,
      noteCount,
      gapCount,
    })
    await expectConsistent(scene, sessionId)
    expect(await scene.store.edits.count()).toBe(0)
    expect(await scene.store.jobs.filter(({ kind }) => kind === 'edit session').count()).toBe(0)
  })

  it('leave of a text no trace in any table, in any form', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const before = await readText(scene)
    expect(findForms(NAME, before).length).toBeGreaterThan(1)
    await addEdit(scene, sessionId, { kind: 'text', text: NAME.toLowerCase() })
    await makePermanent(scene, sessionId)
    const dump = await readText(scene)
    expect(findForms(NAME, dump)).toEqual([])
    expect(findForms(CONTROL, dump)).toEqual(findForms(CONTROL, before))
    expect(await scene.store.assetUses.where({ sessionId }).count()).toBe(2)
    await expectConsistent(scene, sessionId)
  })

  it('leave of an element nothing but its box on every page, and no picture that only it showed', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await addEdit(scene, sessionId, await pickElement(scene, sessionId))
    await makePermanent(scene, sessionId)
    const dump = await readText(scene)
    expect(dump).not.toMatch(/Show all|hers|portrait|#me/)
    expect(dump.match(/"rr_width":"100px","rr_height":"50px"/g)).toHaveLength(3)
    expect(await scene.store.assets.toArray()).toMatchObject([{ hash: 'other' }])
    await expectConsistent(scene, sessionId)
  })

  it('take an event with what it came from', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const { eventCount } = await scene.readSession(sessionId)
    const clicked = (await scene.readEvents(sessionId)).find(({ kind }) => kind === 'click')
    await addEdit(scene, sessionId, { kind: 'event', eventId: clicked!.id! })
    await makePermanent(scene, sessionId)
    const { events } = await readPageEvents(scene.store, clicked!.pageId)
    expect(events.filter(({ type }) => (type as number) === 5)).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain('"source":2')
    expect((await scene.readSession(sessionId)).eventCount).toBe(eventCount - 1)
    await expectConsistent(scene, sessionId)
  })

  it('trim a session to a range, in every row', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await addEdit(scene, sessionId, { kind: 'trim', from: at(65), to: at(75) })
    await makePermanent(scene, sessionId)
    const { content, events } = await readStored(scene, sessionId)
    expect(content.session).toMatchObject({
      startedAt: at(65),
      endedAt: at(75),
      pageCount: 1,
      eventCount: 2,
      noteCount: 1,
      title: 'Orders',
    })
    expect(content.pages).toMatchObject([{ startedAt: at(65), url: expect.stringContaining('/list') as string }])
    expect(content.events).toMatchObject([
      { kind: 'gap', at: at(65), until: at(70) },
      { kind: 'click', at: at(70) },
    ])
    const times = Object.values(events)
      .flat()
      .map(({ timestamp }) => timestamp)
    expect([Math.min(...times), Math.max(...times)]).toEqual([at(65), at(71)])
    await expectConsistent(scene, sessionId)
  })

  it('are taken up again wherever the worker died', async () => {
    const leftPages = new Set<number>()
    let isDone = false
    for (let turns = 0; !isDone; turns += 6) {
      const scene = openScene()
      const sessionId = await recordSession(scene)
      await addEdit(scene, sessionId, await pickElement(scene, sessionId))
      await addEdit(scene, sessionId, { kind: 'text', text: NAME })
      await addEdit(scene, sessionId, { kind: 'trim', from: at(15), to: at(140) })
      const { events } = await readEdited(scene, sessionId)
      const asked = makePermanent(scene, sessionId).catch(() => undefined)
      await pass(turns)
      await scene.worker.kill()
      await Promise.race([asked, pass(50)])
      isDone = (await scene.store.edits.count()) === 0
      // What each page of the three still says tells how far the job came.
      const unpacked = await Promise.all(
        (await scene.store.pages.toArray()).map(({ id }) => readPageEvents(scene.store, id)),
      )
      leftPages.add(unpacked.filter(({ events: one }) => JSON.stringify(one).includes('hers')).length)
      if ((await scene.store.edits.where({ sessionId }).first())?.isPermanent === 0)
        await makePermanent(scene, sessionId)
      scene.clock.at += 2 * 60 * 60_000
      await scene.browser.ringAlarm('jobs')
      await expect.poll(() => scene.store.jobs.filter(({ kind }) => kind === 'edit session').count()).toBe(0)
      expect(await scene.store.edits.count()).toBe(0)
      const dump = await readText(scene)
      expect([...findForms(NAME, dump), ...findForms('Show all of hers', dump)]).toEqual([])
      expect((await readStored(scene, sessionId)).events).toEqual(events)
      await expectConsistent(scene, sessionId)
      await scene.close()
    }
    expect(leftPages.size).toBeGreaterThan(2)
  })

  it('drop a chunk that cannot be read, and show that it is missing', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const [page] = await scene.store.pages.where({ sessionId }).sortBy('startedAt')
    const broken = (await readChunks(scene.store, page!.id))[2]!
    await scene.store.chunks.put({ ...broken, body: broken.body.slice(0, 20) })
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    await makePermanent(scene, sessionId)
    expect((await readPageEvents(scene.store, page!.id)).brokenChunkCount).toBe(0)
    expect(await scene.readEvents(sessionId)).toContainEqual(
      expect.objectContaining({ kind: 'gap', label: 'damaged chunk', at: broken.startAt, until: broken.endAt }),
    )
    await expectConsistent(scene, sessionId)
  })

  it('let a page of many chunks have chunks of the usual size afterwards', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const [page] = await scene.store.pages.where({ sessionId }).sortBy('startedAt')
    const noise = () => Array.from(crypto.getRandomValues(new Uint8Array(60_000)), (byte) => byte.toString(36)).join('')
    for (let seq = page!.lastSeq + 1; seq < 12; seq += 1) {
      const json = buildBody(buildMutation(at(40 + seq), { texts: [{ id: 12, value: `${NAME}${noise()}` }] }))
      const span = {
        startAt: at(40 + seq),
        endAt: at(40 + seq),
        hasSnapshot: 0,
        eventCount: 1,
        rawBytes: json.length,
      } as const
      await scene.store.chunks.add({
        pageId: page!.id,
        seq,
        lastSeq: seq,
        sessionId,
        ...span,
        ...(await packEvents(json)),
      })
    }
    await scene.store.pages.update(page!.id, { lastSeq: 11 })
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    await makePermanent(scene, sessionId)
    const sizes = (await readChunks(scene.store, page!.id)).map(({ body }) => body.byteLength)
    expect(sizes.length).toBeGreaterThan(2)
    expect(Math.max(...sizes)).toBeLessThan(200_000)
    expect(findForms(NAME, await readText(scene))).toEqual([])
    await expectConsistent(scene, sessionId)
  })

  it('go with their session', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    await scene.ask('deleteSessions', { sessionIds: [sessionId] })
    scene.clock.at += 60_000
    await scene.browser.ringAlarm('jobs')
    await expect.poll(() => scene.store.sessions.count()).toBe(0)
    expect(await readText(scene, (_, table) => table !== 'settings')).not.toContain(NAME)
  })

  it('let nothing in that a page says late, once they are permanent', async () => {
    const scene = openScene()
    const { tabId, sessionId } = await scene.record()
    const page = scene.pageOf(tabId)
    await page.say(...whole(T0, NAME))
    await scene.ask('stopRecording', { sessionId })
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    await makePermanent(scene, sessionId)
    const late = buildWire(sessionId, 1, buildBody(buildPageView(T0 + 1, 'https://shop.test/', NAME)))
    expect(await scene.sendChunk(page.document, late)).toMatchObject({ ok: false })
    expect(findForms(NAME, await readText(scene))).toEqual([])
  })
})
