import { describe, expect, it } from 'vitest'

import { readSessions } from '@/lib/store/read-sessions'

import {
  buildAdd,
  buildIncrement,
  buildMutation,
  buildSaid,
  buildSnapshot,
  buildText,
  T0,
} from '../fixtures/rrweb-events'
import { openRuledScene, visit } from './support/rules'
import type { RecordedPage } from './support/recorded-page'
import type { Scene } from './support/scene'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** A tab on a site that is always recorded, whose person clicked once at T0. */
async function clickOnce(): Promise<{ scene: Scene; page: RecordedPage; tabId: number; sessionId: string }> {
  const scene = await openRuledScene({ 'shop.test': 'always' })
  const { page, tabId } = await visit(scene)
  await page.say(buildSnapshot(T0), buildIncrement(2, T0))
  return { scene, page, tabId, sessionId: page.sessionId }
}

/** Now is `at`, and alarms have rung as the browser rings them. */
async function passTo(scene: Scene, at: number): Promise<void> {
  scene.clock.at = at
  await scene.browser.ringAlarm('jobs')
  await scene.rest()
}

const clickAt = (at: number) => buildIncrement(2, at)
const changeAt = (at: number) => buildMutation(at, { adds: [buildAdd(buildText(9, 'tick'))] })

describe('a site that is always recorded', () => {
  it('gives one session for one interaction, which goes on until it is over by rule', async () => {
    const { scene, sessionId } = await clickOnce()
    await passTo(scene, T0 + 29 * MINUTE_MS)
    expect(await readSessions(scene.store)).toMatchObject([{ id: sessionId, status: 'recording' }])
    await passTo(scene, T0 + 31 * MINUTE_MS)
    expect(await readSessions(scene.store)).toMatchObject([
      { id: sessionId, status: 'stopped', endReason: 'no interaction', endedAt: T0 },
    ])
  })

  it.each([true, false])(
    'goes on in the same session after 29 minutes without interaction (alarms: %s)',
    async (hasAlarms) => {
      const { scene, page, sessionId } = await clickOnce()
      const at = T0 + 29 * MINUTE_MS
      if (hasAlarms) await passTo(scene, at)
      scene.clock.at = at
      await page.say(clickAt(at))
      expect(await readSessions(scene.store)).toMatchObject([{ id: sessionId, status: 'recording', endedAt: at }])
    },
  )

  it.each([true, false])(
    'begins a second session after 31 minutes without interaction (alarms: %s)',
    async (hasAlarms) => {
      const { scene, page, sessionId } = await clickOnce()
      const at = T0 + 31 * MINUTE_MS
      if (hasAlarms) await passTo(scene, at)
      scene.clock.at = at
      await page.say(clickAt(at))
      expect(await readSessions(scene.store)).toMatchObject([
        { id: page.sessionId, status: 'recording', startedAt: at, endedAt: at, mode: 'always' },
        { id: sessionId, status: 'stopped', endReason: 'no interaction', endedAt: T0 },
      ])
      expect(page.told).toEqual(['moved'])
    },
  )

  it('is split after 24 hours of steady use', async () => {
    const { scene, page, sessionId } = await clickOnce()
    let at = T0
    for (let halfHour = 1; halfHour <= 60; halfHour += 1) {
      at = T0 + halfHour * 25 * MINUTE_MS
      scene.clock.at = at
      await page.say(clickAt(at))
    }
    const [second, first, ...others] = await readSessions(scene.store)
    expect(others).toEqual([])
    expect(first).toMatchObject({ id: sessionId, status: 'stopped', endReason: 'too long' })
    expect(first!.endedAt - first!.startedAt).toBeLessThanOrEqual(24 * HOUR_MS)
    expect(first!.endedAt - first!.startedAt).toBeGreaterThan(23 * HOUR_MS)
    expect(second).toMatchObject({ id: page.sessionId, status: 'recording', endedAt: at })
    expect(second!.startedAt - first!.endedAt).toBe(25 * MINUTE_MS)
  })

  it('is not kept going by changes of the page', async () => {
    const { scene, page, sessionId } = await clickOnce()
    for (let minute = 1; minute <= 29; minute += 1) {
      scene.clock.at = T0 + minute * MINUTE_MS
      await page.say(changeAt(scene.clock.at))
    }
    expect((await scene.readSession(sessionId)).activity).toEqual({ lastAt: T0, activeMs: 0 })
    await passTo(scene, T0 + 31 * MINUTE_MS)
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'stopped', endReason: 'no interaction' })
  })

  it('stores nothing for tabs that nobody touches and that do not change', async () => {
    const { scene, sessionId } = await clickOnce()
    await (await visit(scene, 'https://shop.test/two')).page.say(buildSnapshot(T0))
    const count = async () => [await scene.store.chunks.count(), await scene.store.events.count()]
    const before = await count()
    for (let minute = 5; minute <= 180; minute += 5) await passTo(scene, T0 + minute * MINUTE_MS)
    expect(await count()).toEqual(before)
    expect((await readSessions(scene.store)).map(({ id }) => id)).toEqual([sessionId])
  })

  it('begins no session for a page that was left alone and only says that it leaves', async () => {
    const { scene, page, tabId, sessionId } = await clickOnce()
    const at = T0 + 2 * HOUR_MS
    await passTo(scene, at)
    await page.say(buildSaid({ kind: 'left' }, at))
    await scene.browser.closeTab(tabId)
    expect(await readSessions(scene.store)).toMatchObject([{ id: sessionId, endReason: 'no interaction', endedAt: T0 }])
  })

  it('begins a second session when the first thing touched after the break is a frame', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const { tabId, page } = await visit(scene)
    const frame = scene.browser.tabs.addFrame(tabId, 'https://shop.test/frame')
    await page.say(buildSnapshot(T0), clickAt(T0))
    await scene.browser.sendFrom(frame, 'doorbell', {})
    await scene.rest()
    const inner = scene.pageOf(frame)
    await inner.say(buildSnapshot(T0), clickAt(T0 + 1))
    const first = page.sessionId
    const at = T0 + HOUR_MS
    await passTo(scene, at)
    scene.clock.at = at
    await inner.say(clickAt(at))
    expect(await scene.readSession(first)).toMatchObject({ status: 'stopped', endedAt: T0 + 1 })
    expect(inner.sessionId).not.toBe(first)
    await page.say(clickAt(at + 1))
    expect(page.sessionId).toBe(inner.sessionId)
    expect(await scene.store.sessions.count()).toBe(2)
  })
})
