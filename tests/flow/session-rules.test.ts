import { describe, expect, it } from 'vitest'

import { DEFAULT_SETTINGS } from '@/lib/model/settings'

import { buildBody, buildClick, buildIncrement, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { buildWire, openScene } from './support/scene'

const HOUR_MS = 3_600_000

/** A tab on a site that is recorded by rule. */
async function visitAlwaysOn() {
  const scene = openScene()
  const settings = { ...DEFAULT_SETTINGS, sites: [{ pattern: 'shop.test', action: 'always' }] }
  await scene.ask('saveSettings', { settings })
  const tab = scene.browser.tabs.open('https://shop.test/')
  await scene.browser.navigate(tab.id, 'https://shop.test/')
  await scene.rest()
  const page = scene.pageOf(tab.id)
  return { scene, page, tabId: tab.id, sessionId: page.sessionId }
}

describe('a session by rule', () => {
  it('begins when a page of the site is there, and one document is one session', async () => {
    const { scene, sessionId } = await visitAlwaysOn()
    expect(await scene.store.sessions.toArray()).toMatchObject([{ id: sessionId, mode: 'always', status: 'recording' }])
  })

  it('that is over ends where it was, and what the page says next begins another', async () => {
    const { scene, page, sessionId } = await visitAlwaysOn()
    await page.say(buildSnapshot(T0), buildIncrement(2, T0 + 10), buildClick('before', T0 + 10))
    scene.clock.at = T0 + HOUR_MS
    await page.say(buildIncrement(2, T0 + HOUR_MS), buildClick('after', T0 + HOUR_MS))
    expect(page.told).toEqual(['moved'])
    expect(page.sessionId).not.toBe(sessionId)
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'stopped',
      endReason: 'no interaction',
      endedAt: T0 + 10,
    })
    expect((await scene.readEvents(page.sessionId)).map(({ label }) => label)).toEqual(['after'])
  })

  it('has stored a chunk once when only its receipt was lost before it was over', async () => {
    const { scene, page, sessionId } = await visitAlwaysOn()
    const wire = buildWire(sessionId, 0, buildBody(buildSnapshot(T0), buildClick('Buy', T0 + 10)))
    expect(await scene.sendChunk(page.document, wire)).toMatchObject({ ok: true })
    scene.clock.at = T0 + HOUR_MS
    expect(await scene.sendChunk(page.document, wire)).toMatchObject({ ok: true })
    expect((await scene.store.events.toArray()).filter(({ kind }) => kind === 'click')).toHaveLength(1)
  })
})
