import type { eventWithTime } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { countSignals, isSignal } from '@/lib/signals/count-signals'
import { findSignals } from '@/lib/signals/find-signals'
import { unpackEvents } from '@/lib/store/pack'
import { readRows } from '@/lib/store/read-sessions'

import { buildBody, buildIncrement, buildMeta, buildMutation, buildPageView } from '../fixtures/rrweb-events'
import { buildSaid, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { buildClicks, buildMoves, buildPointerClick, listShakes, pass as wait } from '../fixtures/signal-events'
import { pass } from './support/cross-processes'
import { addEdit, makePermanent } from './support/edited-session'
import { readText } from './support/read-tables'
import { openRuledScene, visit } from './support/rules'
import { buildWire, openScene, type Scene } from './support/scene'

const SHOP = 'https://shop.test/'
const left = (ms: number) => buildSaid({ kind: 'left' }, T0 + ms)
const error = (ms: number, text: string) => buildSaid({ kind: 'error', text, place: '', stack: '' }, T0 + ms)
const view = (ms: number, path: string) => buildPageView(T0 + ms, `${SHOP}${path}`, path)

/** What a person does on one page, a chunk a line; each line begins where the last one ends. */
const LINES: eventWithTime[][] = [
  [buildMeta(), buildSnapshot(T0), view(1, 'a')],
  buildClicks([100, 200], { id: 5, label: 'Card', role: '' }),
  buildClicks([300, 400], { id: 5, label: 'Card', role: '' }),
  [wait(1_500), ...buildPointerClick(2_000, { id: 6, label: 'Dead' })],
  [wait(5_500), buildMoves(6_000, listShakes(14))],
  [...buildPointerClick(8_000, { id: 7, label: 'Fails', role: '' }), error(8_100, 'no stock')],
  [view(15_000, 'b'), view(16_500, 'a')],
  buildPointerClick(20_000, { id: 8, label: 'Changes' }),
  [buildMutation(T0 + 20_050), ...buildPointerClick(30_000, { id: 9, label: 'Waits' })],
]
const KINDS = ['rage click', 'dead click', 'thrash', 'error click', 'u-turn', 'dead click']

async function readSignals(scene: Scene, sessionId: string): Promise<SessionEvent[]> {
  const rows = (await scene.readEvents(sessionId)).filter(({ kind }) => isSignal(kind))
  return rows.map(({ id: _id, ...row }) => row).toSorted((a, b) => a.at - b.at || a.kind.localeCompare(b.kind))
}

/** What is stored is what the stored rrweb events give again, and what the session says of it. */
async function expectExact(scene: Scene, sessionId: string): Promise<string[]> {
  const content = (await readRows(scene.store, sessionId))!
  const events = new Map<string, eventWithTime[]>()
  for (const chunk of await scene.store.chunks.toArray()) {
    events.set(chunk.pageId, [...(events.get(chunk.pageId) ?? []), ...(await unpackEvents(chunk.codec, chunk.body))])
  }
  const stored = await readSignals(scene, sessionId)
  const found = findSignals(content, (pageId) => events.get(pageId) ?? [])
  expect(stored).toEqual(found.toSorted((a, b) => a.at - b.at || a.kind.localeCompare(b.kind)))
  expect(content.session.signalCounts).toEqual(countSignals(stored))
  expect(content.session.eventCount).toBe(content.events.length)
  expect([...content.pages, ...content.windows].filter((row) => 'signals' in row || 'trail' in row)).toEqual([])
  return stored.map(({ kind }) => kind)
}

async function stopAt(scene: Scene, sessionId: string, ms: number): Promise<void> {
  scene.clock.at = T0 + ms
  await scene.ask('stopRecording', { sessionId })
  await scene.rest()
}

describe('signs of frustration', { timeout: 60_000 }, () => {
  it('are stored with the chunk that makes them certain, and counted', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    for (const line of LINES.slice(0, 4)) await page.say(...line)
    expect(await readSignals(scene, sessionId)).toMatchObject([
      {
        kind: 'rage click',
        at: T0 + 100,
        count: 4,
        label: 'Card',
        nodeId: 5,
        url: SHOP + 'a',
        pageId: expect.any(String) as string,
      },
    ])
    expect((await scene.readSession(sessionId)).signalCounts).toMatchObject({ 'rage click': 1, 'dead click': 0 })
  })

  it('are the same when the worker dies after every chunk', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    for (const line of LINES) {
      await page.say(...line)
      await scene.worker.kill()
    }
    await stopAt(scene, sessionId, 40_000)
    expect(await expectExact(scene, sessionId)).toEqual(KINDS)
  })

  it('are the same when it dies at any moment between and in them', async () => {
    for (let turns = 0; turns < 40; turns += 3) {
      const scene = openScene()
      const { sessionId, page } = await scene.record()
      for (const line of LINES) {
        page.outbox.add(buildBody(...line), false, { revision: 0, level: 'medium', typed: [] })
        await pass(turns)
        await scene.worker.kill()
      }
      page.outbox.retryNow()
      await page.outbox.drain(5_000)
      await stopAt(scene, sessionId, 40_000)
      expect(await expectExact(scene, sessionId)).toEqual(KINDS)
      await scene.close()
    }
  })

  it('are decided once when it dies in the middle of the end', async () => {
    for (let turns = 0; turns < 40; turns += 4) {
      const scene = openScene()
      const { sessionId, page } = await scene.record()
      for (const line of LINES) await page.say(...line)
      scene.clock.at = T0 + 40_000
      const asked = scene.ask('stopRecording', { sessionId }).catch(() => undefined)
      await pass(turns)
      await scene.worker.kill()
      await Promise.race([asked, pass(20)])
      await scene.ask('stopRecording', { sessionId })
      expect(await expectExact(scene, sessionId)).toEqual(KINDS)
      await scene.close()
    }
  })

  it.each([
    ['has its three seconds before the end', 33_001, ['dead click']],
    ['comes right before the end', 32_900, []],
  ])('tell of a click that %s what is known of it', async (_name, endMs, kinds) => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(buildMeta(), buildSnapshot(T0), ...buildPointerClick(30_000))
    await stopAt(scene, sessionId, endMs)
    expect(await expectExact(scene, sessionId)).toEqual(kinds)
  })

  it('tell nothing of a click whose page was left, closed or crashed right after it, or paused', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await page.say(buildMeta(), buildSnapshot(T0), ...buildPointerClick(1_000), left(2_000))
    scene.clock.at = T0 + 2_000
    await scene.browser.navigate(tabId, `${SHOP}crashes`)
    await scene.rest()
    await scene.pageOf(tabId).say(buildMeta(T0 + 2_000), buildSnapshot(T0 + 2_000), ...buildPointerClick(9_000))
    scene.clock.at = T0 + 10_000
    await scene.browser.navigate(tabId, `${SHOP}closes`)
    const other = await scene.browser.openFrom(tabId, `${SHOP}other`)
    await scene.rest()
    await scene.pageOf(tabId).say(buildMeta(T0 + 10_000), buildSnapshot(T0 + 10_000), ...buildPointerClick(19_000))
    scene.clock.at = T0 + 20_000
    await scene.browser.closeTab(tabId)
    await scene.pageOf(other).say(buildMeta(T0 + 20_000), buildSnapshot(T0 + 20_000), ...buildPointerClick(29_000))
    scene.clock.at = T0 + 30_000
    await scene.ask('pauseRecording', { sessionId })
    await stopAt(scene, sessionId, 60_000)
    expect(await expectExact(scene, sessionId)).toEqual([])
  })

  it('are decided for a session that the browser’s end cut off', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    for (const line of LINES) await page.say(...line)
    await page.say(...buildClicks([33_100, 33_200, 33_300], { role: '', id: 5 }))
    await scene.worker.kill()
    await scene.browser.forgetRun()
    await scene.worker.wake()
    await scene.rest()
    await expect.poll(async () => (await scene.readSession(sessionId)).status).toBe('stopped')
    expect(await expectExact(scene, sessionId)).toEqual([...KINDS, 'rage click'])
  })

  it('tell nothing of a click that was answered where something was lost', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(buildMeta(), buildSnapshot(T0), ...buildPointerClick(1_000), wait(2_000))
    await page.say(...buildClicks([5_000, 5_100, 5_200], { role: '' }))
    const after = buildBody(buildMeta(T0 + 9_000), buildSnapshot(T0 + 9_000), ...buildPointerClick(9_500))
    const wire = buildWire(sessionId, 2, after, { lostBefore: 'buffer full' })
    expect(await scene.sendChunk(page.document, wire)).toMatchObject({ ok: true })
    await scene.sendChunk(page.document, buildWire(sessionId, 3, buildBody(...buildPointerClick(11_900))))
    const lost = buildBody(buildMutation(T0 + 20_000))
    await scene.sendChunk(page.document, buildWire(sessionId, 4, lost, { lostBefore: 'buffer full' }))
    await stopAt(scene, sessionId, 40_000)
    expect(await expectExact(scene, sessionId)).toEqual(['dead click', 'rage click'])
  })

  it('take a return back when the last words of the page in between come after it', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await page.say(buildMeta(), buildSnapshot(T0), view(0, 'a'), left(9_000))
    scene.clock.at = T0 + 9_000
    await scene.browser.navigate(tabId, `${SHOP}b`)
    await scene.rest()
    const between = scene.pageOf(tabId)
    await between.say(buildMeta(T0 + 9_000), buildSnapshot(T0 + 9_000), view(9_100, 'b'))
    scene.clock.at = T0 + 13_000
    await scene.browser.navigate(tabId, `${SHOP}a`)
    await scene.rest()
    await scene.pageOf(tabId).say(buildMeta(T0 + 13_000), buildSnapshot(T0 + 13_000), view(13_000, 'a'))
    expect(await readSignals(scene, sessionId)).toMatchObject([{ kind: 'u-turn', label: 'b', durationMs: 3_900 }])
    await scene.worker.kill()
    await between.say(buildIncrement(3, T0 + 12_000, { id: 1, x: 0, y: 9 }), left(12_900))
    expect(await readSignals(scene, sessionId)).toEqual([])
    await stopAt(scene, sessionId, 40_000)
    expect(await expectExact(scene, sessionId)).toEqual([])
  })
})

describe('signs of frustration in what is changed afterwards', { timeout: 60_000 }, () => {
  async function recordAll(): Promise<{ scene: Scene; sessionId: string }> {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    for (const line of LINES) await page.say(...line)
    await stopAt(scene, sessionId, 40_000)
    return { scene, sessionId }
  }
  const readKinds = async (scene: Scene, sessionId: string) => {
    const rows = await readSignals(scene, sessionId)
    expect((await scene.readSession(sessionId)).signalCounts).toEqual(countSignals(rows))
    expect((await scene.readSession(sessionId)).eventCount).toBe((await scene.readEvents(sessionId)).length)
    return rows.map(({ kind }) => kind)
  }

  it.each([
    ['click', 'Card', 'rage click'],
    ['click', 'Dead', 'dead click'],
    ['click', 'Fails', 'error click'],
    ['error', 'no stock', 'error click'],
    ['page view', 'b', 'u-turn'],
  ])('go with their %s: %s', async (kind, label, gone) => {
    const { scene, sessionId } = await recordAll()
    const rows = await scene.readEvents(sessionId)
    const event = rows.findLast((row) => row.kind === kind && row.label === label)!
    await addEdit(scene, sessionId, { kind: 'event', eventId: event.id! })
    await makePermanent(scene, sessionId)
    expect(await readKinds(scene, sessionId)).toEqual(KINDS.toSpliced(KINDS.indexOf(gone), 1))
  })

  it('lose what is redacted, and are trimmed', async () => {
    const { scene, sessionId } = await recordAll()
    await addEdit(scene, sessionId, { kind: 'text', text: 'no stock' })
    await addEdit(scene, sessionId, { kind: 'text', text: 'Dead' })
    await addEdit(scene, sessionId, { kind: 'trim', from: T0 + 1_000, to: T0 + 16_000 })
    await makePermanent(scene, sessionId)
    // Who turned back did so after the range.
    expect(await readKinds(scene, sessionId)).toEqual(['dead click', 'thrash', 'error click'])
    expect(await readText(scene, (_row, table) => table !== 'settings')).not.toMatch(/no stock|Dead/)
  })

  it('are counted in what is saved of the rolling memory, and forgotten with it', async () => {
    const scene = await openRuledScene({ 'shop.test': 'rolling' }, { rollingMinutes: 2 })
    const { page, tabId } = await visit(scene)
    for (const line of LINES) await page.say(...line)
    scene.clock.at = T0 + 121_000
    const { sessionId } = await scene.ask<{ sessionId: string }>('saveMemory', { tabId })
    // From one second on; what still waited had its time.
    expect(await readKinds(scene, sessionId)).toEqual(KINDS.slice(1))
    const text = await readText(scene, (row) => row['sessionId'] === sessionId)
    expect(text).not.toMatch(/"trail"|"signals"/)
    scene.clock.at = T0 + 40 * 60_000
    await page.say(buildSnapshot(scene.clock.at - 121_000), view(39 * 60_000, 'late'))
    await scene.browser.ringAlarm('jobs')
    await scene.rest()
    expect(await readKinds(scene, page.sessionId)).toEqual([])
    const memory = await readText(scene, (row, table) => row['sessionId'] === page.sessionId && table !== 'events')
    expect(memory).not.toContain('Waits')
  })
})
