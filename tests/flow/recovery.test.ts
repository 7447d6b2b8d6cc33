import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it } from 'vitest'

import { buildClick, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openScene, type Scene } from './support/scene'

/** The next start, long after: of the browser, or only of the extension, which keeps its tabs. */
async function startAgain(scene: Scene, { keepsTabs = false, afterMs = 3_600_000 } = {}): Promise<void> {
  await scene.worker.kill()
  await scene.browser.forgetRun({ keepsTabs })
  scene.clock.at = T0 + afterMs
  await scene.worker.wake()
  // Whoever asks for something after a start waits for the recovery.
  await scene.start(999)
  await scene.rest()
}

describe('a new run of the browser', () => {
  it('ends what was being recorded where it stopped, and says why', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(buildSnapshot(T0 + 10), buildClick('Buy', T0 + 20))
    const events = await scene.readEvents(sessionId)
    await startAgain(scene)
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'stopped',
      endReason: 'browser closed',
      isRecovered: true,
      endedAt: T0 + 20,
      eventCount: 1,
    })
    expect(await scene.store.windows.toArray()).toMatchObject([{ isOpen: 0 }])
    expect((await scene.readEvents(sessionId)).filter(({ kind }) => kind !== 'gap')).toEqual(events)
    expect([scene.browser.rules.size, scene.browser.scripting.registered.size]).toEqual([0, 0])
  })

  it('ends what was paused, and its pause with it', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    scene.clock.at = T0 + 500
    await scene.ask('pauseRecording', { sessionId })
    await startAgain(scene)
    const session = await scene.readSession(sessionId)
    expect(session).toMatchObject({ status: 'stopped', endReason: 'browser closed', isRecovered: true })
    expect(session.pauses.every(({ from, to }) => to !== null && to >= from)).toBe(true)
  })

  it('leaves alone what had been stopped', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await scene.ask('stopRecording', { sessionId })
    const before = await scene.readSession(sessionId)
    await startAgain(scene)
    expect(await scene.readSession(sessionId)).toEqual(before)
  })

  it('merges later what was recorded', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await startAgain(scene)
    const [job] = await scene.store.jobs.where({ sessionId }).toArray()
    expect(job).toMatchObject({ kind: 'merge chunks' })
    // Once rung it rings again: a worker that dies of a job must not stay asleep over it.
    expect(await fakeBrowser.alarms.get('jobs')).toMatchObject({ scheduledTime: job!.dueAt, periodInMinutes: 0.5 })
  })

  it('lets the same tab number be recorded anew', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    await startAgain(scene, { keepsTabs: true })
    const outcome = await scene.start(tabId)
    expect(outcome).toMatchObject({ ok: true })
    expect(outcome).not.toEqual({ ok: true, sessionId })
  })
})

describe('a new start of the extension', () => {
  it('goes on with a tab that is still there, and shows what it missed', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await page.say(buildSnapshot(T0 + 10))
    await startAgain(scene, { keepsTabs: true, afterMs: 60_000 })
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'recording',
      isRecovered: true,
      endReason: null,
    })
    expect(await scene.readEvents(sessionId)).toMatchObject([{ kind: 'gap', label: 'extension updated', at: T0 + 10 }])
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual([tabId])
  })

  it('ends what is long ago, and what was recorded in a tab that shows another site', async () => {
    for (const [afterMs, url] of [
      [3_600_000, 'https://shop.test/'],
      [60_000, 'https://blog.test/'],
    ] as const) {
      const scene = openScene()
      const { sessionId, page, tabId } = await scene.record()
      await page.say(buildSnapshot(T0 + 10))
      await scene.worker.kill()
      scene.browser.tabs.replaceDocuments(tabId, url, [])
      await startAgain(scene, { keepsTabs: true, afterMs })
      expect(await scene.readSession(sessionId)).toMatchObject({
        status: 'stopped',
        isRecovered: true,
        endedAt: T0 + 10,
      })
      expect(scene.browser.rules.size).toBe(0)
    }
  })
})

describe('another life of the worker in the same run', () => {
  it('goes on with what is being recorded', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await scene.worker.kill()
    expect(await scene.start(999)).toMatchObject({ ok: false })
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'recording', isRecovered: false })
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual([tabId])
    await page.say(buildClick('Buy', T0 + 20))
    expect((await scene.readEvents(sessionId)).map(({ label }) => label)).toEqual(['Buy'])
  })

  it('makes the browser match the store again', async () => {
    const scene = openScene()
    const { tabId } = await scene.record()
    await scene.worker.kill()
    scene.browser.rules.clear()
    scene.browser.scripting.registered.clear()
    await scene.start(999)
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual([tabId])
    expect(scene.browser.scripting.sitesOf('bootstrap')).toEqual(['https://shop.test'])
  })
})
