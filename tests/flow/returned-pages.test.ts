import { describe, expect, it } from 'vitest'

import { readPageEvents } from '@/lib/store/read-chunks'

import { buildBody, buildClick, buildIncrement, buildSaid, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openRuledScene, visit } from './support/rules'
import { buildWire, openScene, type Scene } from './support/scene'

const left = (at: number) => buildSaid({ kind: 'left' }, at)
const MINUTE_MS = 60_000

/** Labels of everything that was clicked, wherever it is stored. */
async function readClicks(scene: Scene): Promise<string[]> {
  return (await scene.store.events.toArray()).filter(({ kind }) => kind === 'click').map(({ label }) => label)
}

/** A recorded page that was left for another one and waits in the browser's cache, where no command reaches it. */
async function leavePage(scene: Scene) {
  const { sessionId, page, tabId } = await scene.record()
  await page.say(buildSnapshot(T0), buildClick('before', T0 + 1), left(T0 + 2))
  await scene.browser.navigate(tabId, 'https://shop.test/next')
  await scene.rest()
  await scene.pageOf(tabId).say(buildSnapshot(T0 + 3))
  return { sessionId, page, tabId }
}

it('what still comes of a page that has left is no return of it', async () => {
  const scene = openScene()
  const { page } = await leavePage(scene)
  const late = buildSaid({
    kind: 'request',
    type: 'fetch',
    method: 'GET',
    url: '/',
    status: 0,
    durationMs: 1,
    trace: '',
  })
  await page.say({ ...late, timestamp: T0 + 4 })
  const rows = await scene.store.pages.toArray()
  expect(rows.find((row) => row.documentId === page.document.documentId)!.leftAt).toBe(T0 + 2)
})

it('a page that rings while it is left gets no recorder of its own into the page that comes', async () => {
  const scene = openScene()
  const { page, tabId } = await leavePage(scene)
  const next = scene.pageOf(tabId).document
  scene.forget(next)
  scene.browser.scripting.runInstead(page.document, next)
  await scene.browser.sendFrom(page.document, 'doorbell', {})
  expect(() => scene.pageOf(next)).toThrow('is not recorded')
  await scene.browser.sendFrom(next, 'doorbell', {})
  await scene.pageOf(next).say(buildClick('there', T0 + 10))
  expect(await readClicks(scene)).toEqual(['before', 'there'])
})

describe('a page that comes back out of the browser’s cache', () => {
  it('goes on while its session goes on', async () => {
    const scene = openScene()
    const { page } = await leavePage(scene)
    scene.clock.at = T0 + MINUTE_MS
    await page.say(buildSnapshot(scene.clock.at), buildClick('after', scene.clock.at))
    expect(await readClicks(scene)).toEqual(['before', 'after'])
    expect((await scene.store.pages.get(`${page.sessionId}:${page.document.documentId}`))!.leftAt).toBeNull()
  })

  it('after the recording was stopped stores nothing, and its recorder ends', async () => {
    const scene = openScene()
    const { sessionId, page } = await leavePage(scene)
    scene.clock.at = T0 + MINUTE_MS
    await scene.ask('stopRecording', { sessionId })
    const before = await scene.readSession(sessionId)
    scene.clock.at = T0 + 2 * MINUTE_MS
    await page.say(buildSnapshot(scene.clock.at), buildClick('secret', scene.clock.at))
    expect(await readClicks(scene)).toEqual(['before'])
    expect(await scene.readSession(sessionId)).toEqual(before)
    expect(page.state).toBe('stopped')
  })

  it('during a pause stores nothing, and what it says after the pause is recorded again', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await leavePage(scene)
    scene.clock.at = T0 + MINUTE_MS
    await scene.ask('pauseRecording', { sessionId })
    scene.clock.at = T0 + 2 * MINUTE_MS
    await page.say(buildSnapshot(scene.clock.at), buildClick('secret', scene.clock.at))
    expect(await readClicks(scene)).toEqual(['before'])
    expect(page.state).toBe('stopped')
    scene.browser.tabs.find(tabId).documents = [page.document]
    await scene.ask('resumeRecording', { sessionId })
    await scene.rest()
    expect(scene.pageOf(tabId).state).toBe('capturing')
    await scene.pageOf(tabId).say(buildSnapshot(scene.clock.at), buildClick('after', scene.clock.at))
    expect(await readClicks(scene)).toEqual(['before', 'after'])
  })

  it('begins the next session of its site when its own is over', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const { page, tabId } = await visit(scene)
    const first = page.sessionId
    await page.say(buildSnapshot(T0), buildIncrement(2, T0), left(T0 + 2))
    scene.clock.at = T0 + 40 * MINUTE_MS
    const at = scene.clock.at
    await page.say(buildSnapshot(at), buildIncrement(2, at), buildClick('after', at))
    expect(page.sessionId).not.toBe(first)
    expect(await scene.readSession(first)).toMatchObject({ endedAt: T0 + 2, endReason: 'no interaction' })
    expect(await scene.readEvents(page.sessionId)).toMatchObject([{ kind: 'click', label: 'after' }])
    expect(scene.pageOf(tabId)).toBe(page)
  })

  it('whose memory was forgotten meanwhile is recorded from the whole', async () => {
    const scene = await openRuledScene({ 'shop.test': 'rolling' }, { rollingMinutes: 2 })
    const { page, tabId } = await visit(scene)
    for (const at of [T0, T0 + 1, T0 + 2]) await page.say(buildSnapshot(at), buildIncrement(2, at))
    await page.say(left(T0 + 3))
    await scene.browser.navigate(tabId, 'https://shop.test/next')
    await scene.rest()
    scene.clock.at = T0 + 5 * MINUTE_MS
    await scene.browser.ringAlarm('jobs')
    await scene.rest()
    expect(await scene.store.chunks.count()).toBe(0)

    // The same document is shown again: the browser speaks of the tab before the page does.
    const tab = scene.browser.tabs.find(tabId)
    tab.documents = [page.document]
    await scene.browser.tabs.tellUpdate(tab, 'complete')
    await scene.rest()
    const at = scene.clock.at
    const shown = scene.pageOf(tabId)
    await shown.say(buildSnapshot(at), buildClick('after', at))
    expect(shown.state).toBe('capturing')
    expect(await readClicks(scene)).toEqual(['after'])
  })
})

it('a chunk that was said before a pause or a stop is stored after it', async () => {
  const scene = openScene()
  const { sessionId, page } = await scene.record()
  await page.say(buildSnapshot(T0))
  scene.clock.at = T0 + MINUTE_MS
  await scene.ask('pauseRecording', { sessionId })
  const say = (seq: number, label: string) =>
    scene.sendChunk(page.document, buildWire(sessionId, seq, buildBody(buildClick(label, T0 + MINUTE_MS - 1))))
  expect(await say(1, 'before the pause')).toMatchObject({ ok: true })
  await scene.ask('stopRecording', { sessionId })
  expect(await say(2, 'before the stop')).toMatchObject({ ok: true })
  const { events } = await readPageEvents(scene.store, `${sessionId}:${page.document.documentId}`)
  expect(events).toHaveLength(3)
})
