import { describe, expect, it } from 'vitest'

import { buildClick, buildIncrement, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openRuledScene, visit } from './support/rules'
import { openScene, type Scene } from './support/scene'

const MINUTE_MS = 60_000

/** The extension was reloaded: what it kept for one run is gone, its scripts in pages are orphans, the tabs stay. */
async function reloadExtension(scene: Scene, at: number): Promise<void> {
  await scene.worker.kill()
  await scene.browser.forgetRun({ keepsTabs: true })
  for (const tab of scene.browser.tabs.all()) {
    for (const document of tab.documents) {
      document.worlds.ISOLATED = {}
      document.onMessage = []
      scene.forget(document)
    }
  }
  scene.clock.at = at
  await scene.start(999)
  await scene.rest()
}

describe('an extension that was restarted', () => {
  it('within five minutes goes on in the tabs that are there, with a gap that ends when the page is recorded', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), buildClick('before', T0 + 1_000))
    const at = T0 + 1_000 + 5 * MINUTE_MS - 1
    await reloadExtension(scene, at)
    const again = scene.pageOf(tabId)
    expect(again).not.toBe(page)
    expect([again.sessionId, again.state]).toEqual([sessionId, 'capturing'])
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'recording',
      isRecovered: true,
      endReason: null,
    })
    await again.say(buildSnapshot(at), buildClick('after', at))
    expect(await scene.readEvents(sessionId)).toMatchObject([
      { kind: 'click', label: 'before' },
      { kind: 'gap', label: 'extension updated', at: T0 + 1_000, until: at },
      { kind: 'click', label: 'after' },
    ])
    expect(again.told).not.toContain('page is not recorded')
  })

  it('after five minutes ends what was recorded where it stopped', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), buildClick('before', T0 + 1_000))
    await reloadExtension(scene, T0 + 1_000 + 5 * MINUTE_MS)
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'stopped',
      endReason: 'browser closed',
      isRecovered: true,
      endedAt: T0 + 1_000,
    })
    expect(() => scene.pageOf(tabId)).toThrow('is not recorded')
    expect(scene.browser.rules.size).toBe(0)
  })

  it('goes on with the tabs that are there and closes the windows of those that are not', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    const opened = await scene.browser.openFrom(tabId, 'https://pay.test/')
    await scene.rest()
    await page.say(buildSnapshot(T0))
    await scene.worker.kill()
    scene.browser.tabs.drop(opened)
    await reloadExtension(scene, T0 + MINUTE_MS)
    const windows = await scene.store.windows.where({ sessionId }).toArray()
    expect(new Map(windows.map((window) => [window.tabId, window.isOpen]))).toEqual(
      new Map([
        [tabId, 1],
        [opened, 0],
      ]),
    )
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'recording' })
  })

  it('leaves a pause a pause', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0))
    await scene.ask('pauseRecording', { sessionId })
    await reloadExtension(scene, T0 + MINUTE_MS)
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'paused' })
    expect(() => scene.pageOf(tabId)).toThrow('is not recorded')
    await scene.ask('resumeRecording', { sessionId })
    await scene.rest()
    expect(scene.pageOf(tabId).state).toBe('capturing')
  })

  it('records a site with a rule again although its session ended meanwhile', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const { tabId, page } = await visit(scene)
    await page.say(buildSnapshot(T0), buildIncrement(2, T0))
    const first = page.sessionId
    await reloadExtension(scene, T0 + 20 * MINUTE_MS)
    expect(await scene.readSession(first)).toMatchObject({ status: 'stopped', endReason: 'browser closed' })
    const again = scene.pageOf(tabId)
    expect([again.state, again.sessionId === first]).toEqual(['capturing', false])
  })
})

it('a new run of the browser arms the sites that are recorded by rule before anything is opened', async () => {
  const scene = await openRuledScene({ 'shop.test': 'always', '*.blog.test': 'rolling', 'bank.test': 'never' })
  await scene.worker.kill()
  await scene.browser.forgetRun()
  await scene.worker.wake()
  await scene.rest()
  for (const url of ['https://shop.test/', 'http://shop.test/a', 'https://my.blog.test/']) {
    expect(scene.browser.scripting.isRegisteredFor('doorbell', url)).toBe(true)
  }
  for (const url of ['https://bank.test/', 'https://my.shop.test/', 'https://other.test/']) {
    expect(scene.browser.scripting.isRegisteredFor('doorbell', url)).toBe(false)
  }
})
