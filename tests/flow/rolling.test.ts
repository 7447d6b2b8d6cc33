import { describe, expect, it } from 'vitest'

import { readSessions } from '@/lib/store/read-sessions'

import { buildClick, buildDocument, buildElement, buildIncrement, buildMeta } from '../fixtures/rrweb-events'
import { buildPageView, buildSaid, buildSnapshot, buildText, T0 } from '../fixtures/rrweb-events'
import { readText } from './support/read-tables'
import type { RecordedPage } from './support/recorded-page'
import { openRuledScene, visit } from './support/rules'
import type { Scene } from './support/scene'

const MINUTE_MS = 60_000
const KEPT_MS = 2 * MINUTE_MS

/** The whole page, showing this text. */
const whole = (at: number, text: string) => [
  buildMeta(at),
  buildSnapshot(at, buildDocument(buildElement(2, 'html', {}, buildElement(3, 'body', {}, buildText(4, text))))),
]

/** What a person did in one minute, beginning with a snapshot; the minute is named in all of it. */
async function useFor(page: RecordedPage, at: number): Promise<void> {
  const name = `minute-${(at - T0) / MINUTE_MS}!`
  await page.say(...whole(at, `shown in ${name}`), buildPageView(at, `https://shop.test/${name}`, `title of ${name}`))
  for (let second = 10; second < 60; second += 10) {
    await page.say(buildIncrement(2, at + second * 1_000), buildClick(`clicked in ${name}`, at + second * 1_000))
  }
}

async function sweepAt(scene: Scene, at: number): Promise<void> {
  scene.clock.at = at
  await scene.browser.ringAlarm('jobs')
  await scene.rest()
}

/** Minutes that are named anywhere in the store. */
async function readMinutes(scene: Scene): Promise<number[]> {
  const found = (await readText(scene)).matchAll(/minute-(\d+)!/g)
  return [...new Set([...found].map(([, minute]) => Number(minute)))].toSorted((a, b) => a - b)
}

const openRolling = () => openRuledScene({ 'shop.test': 'rolling' }, { rollingMinutes: 2 })

describe('the rolling memory', { timeout: 60_000 }, () => {
  it('holds after an hour nothing older than the last snapshot before its two minutes', async () => {
    const scene = await openRolling()
    const { page } = await visit(scene)
    for (let minute = 0; minute < 60; minute += 1) {
      const at = T0 + minute * MINUTE_MS
      scene.clock.at = at + MINUTE_MS - 1
      await useFor(page, at)
      await sweepAt(scene, at + MINUTE_MS)
      const cut = scene.clock.at - KEPT_MS
      const chunks = await scene.store.chunks.toArray()
      const anchor = Math.max(T0, cut)
      expect(chunks.every(({ startAt }) => startAt >= anchor)).toBe(true)
      expect((await scene.store.events.toArray()).every((event) => event.at >= cut)).toBe(true)
      expect(chunks.length).toBeLessThanOrEqual(3 * 6)
    }
    expect(await readMinutes(scene)).toEqual([58, 59])
    expect(await scene.readSession(page.sessionId)).toMatchObject({
      startedAt: T0 + 58 * MINUTE_MS,
      status: 'recording',
    })
  })

  it('forgets pages that were left, whether they said so or their process crashed', async () => {
    const scene = await openRolling()
    const { page, tabId } = await visit(scene)
    await useFor(page, T0)
    await page.say(buildSaid({ kind: 'left' }, T0 + MINUTE_MS - 1))
    scene.clock.at = T0 + MINUTE_MS
    await scene.browser.navigate(tabId, 'https://shop.test/crashes')
    await scene.rest()
    await useFor(scene.pageOf(tabId), T0 + MINUTE_MS)
    scene.clock.at = T0 + 2 * MINUTE_MS
    // One that never got to say anything.
    await scene.browser.navigate(tabId, 'https://shop.test/minute-99!')
    await scene.rest()
    scene.clock.at = T0 + 2 * MINUTE_MS + 1
    await scene.browser.navigate(tabId, 'https://shop.test/last')
    await scene.rest()
    for (let minute = 2; minute < 10; minute += 1) {
      scene.clock.at = T0 + minute * MINUTE_MS + 1
      await useFor(scene.pageOf(tabId), T0 + minute * MINUTE_MS)
      await sweepAt(scene, T0 + (minute + 1) * MINUTE_MS)
    }
    expect(await readMinutes(scene)).toEqual([8, 9])
    expect(await scene.store.pages.count()).toBe(1)
  })

  it('keeps a page that nobody touches as it last looked, and a frame in it', async () => {
    const scene = await openRolling()
    const { page, tabId } = await visit(scene)
    const frame = scene.browser.tabs.addFrame(tabId, 'https://shop.test/frame')
    await scene.browser.sendFrom(frame, 'doorbell', {})
    await scene.rest()
    await page.say(...whole(T0, 'still there'), buildIncrement(2, T0))
    await scene.pageOf(frame).say(...whole(T0, 'framed'))
    for (let minute = 1; minute < 10; minute += 1) await sweepAt(scene, T0 + minute * MINUTE_MS)
    const text = await readText(scene, (_row, table) => table === 'chunks')
    expect(text).toMatch(/still there[^]*framed|framed[^]*still there/)
  })

  it('forgets the pictures of pages that are gone, and keeps those that are shown still', async () => {
    const scene = await openRolling()
    const { page, tabId } = await visit(scene)
    const image = (id: number, name: string) => buildElement(id, 'img', { src: `https://shop.test/${name}.png` })
    await page.say(buildSnapshot(T0, buildDocument(image(2, 'old'), image(3, 'both'))), buildSaid({ kind: 'left' }, T0))
    scene.clock.at = T0 + 1
    await scene.browser.navigate(tabId, 'https://shop.test/next')
    await scene.rest()
    await scene.pageOf(tabId).say(buildSnapshot(T0 + 1, buildDocument(image(2, 'both'), image(3, 'new'))))
    await scene.rest()
    for (const use of await scene.store.assetUses.toArray()) {
      await scene.store.assetUses.update([use.sessionId, use.url], { hash: use.url })
      await scene.store.assets.add({ hash: use.url, type: 'image/png', body: new Uint8Array(1), storedAt: T0 })
    }
    await sweepAt(scene, T0 + 3 * MINUTE_MS)
    const names = (await scene.store.assets.toArray()).map(({ hash }) => hash.replace(/.*\//, ''))
    expect(names.toSorted()).toEqual(['both.png', 'new.png'])
    expect(await scene.store.assetUses.count()).toBe(2)
  })

  it('shows a hole that goes on, however long ago it began', async () => {
    const scene = await openRolling()
    const { page, tabId } = await visit(scene)
    await useFor(page, T0)
    scene.clock.at = T0 + MINUTE_MS
    scene.browser.forbidAll()
    await scene.browser.navigate(tabId, 'https://other.test/')
    expect(await scene.store.events.filter(({ kind }) => kind === 'gap').count()).toBe(1)
    for (let minute = 2; minute < 10; minute += 1) await sweepAt(scene, T0 + minute * MINUTE_MS)
    const [gap] = await scene.store.events.filter(({ kind }) => kind === 'gap').toArray()
    expect(gap).toMatchObject({ until: null, label: 'not allowed' })
    expect(gap!.at).toBeGreaterThanOrEqual(scene.clock.at - KEPT_MS)
  })

  it('is in no list', async () => {
    const scene = await openRolling()
    const { page } = await visit(scene)
    await useFor(page, T0)
    expect(await scene.store.sessions.count()).toBe(1)
    expect(await readSessions(scene.store)).toEqual([])
  })

  it('of a tab that was closed is forgotten once it is old, with all that belongs to it', async () => {
    const scene = await openRolling()
    const { page, tabId } = await visit(scene)
    await useFor(page, T0)
    scene.clock.at = T0 + MINUTE_MS
    await scene.browser.closeTab(tabId)
    await sweepAt(scene, T0 + 2 * MINUTE_MS)
    expect(await scene.store.sessions.count()).toBe(1)
    await sweepAt(scene, T0 + 4 * MINUTE_MS)
    await sweepAt(scene, T0 + 5 * MINUTE_MS)
    for (const name of ['sessions', 'windows', 'pages', 'chunks', 'events'] as const) {
      expect(await scene.store[name].count()).toBe(0)
    }
    expect(await readMinutes(scene)).toEqual([])
  })
})
