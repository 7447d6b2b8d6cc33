import { describe, expect, it } from 'vitest'

import { buildIncrement, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openRuledScene, visit } from './support/rules'
import { openScene } from './support/scene'

describe('an update of the extension', () => {
  it('is taken at once when nothing is recorded', async () => {
    const scene = openScene()
    await scene.browser.offerUpdate()
    expect(scene.browser.reloads()).toBe(1)
  })

  it('waits while something is recorded and is taken when it is stopped, in another life of the worker too', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    const other = await scene.record('https://blog.test/')
    await scene.browser.offerUpdate()
    await scene.worker.kill()
    await scene.ask('stopRecording', { sessionId })
    expect(scene.browser.reloads()).toBe(0)
    await scene.ask('stopRecording', { sessionId: other.sessionId })
    expect(scene.browser.reloads()).toBe(1)
  })

  it('waits during a pause too', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await scene.ask('pauseRecording', { sessionId })
    await scene.browser.offerUpdate()
    expect(scene.browser.reloads()).toBe(0)
  })

  it('is taken when the recorded tab is closed', async () => {
    const scene = openScene()
    const { tabId } = await scene.record()
    await scene.browser.offerUpdate()
    await scene.browser.closeTab(tabId)
    await scene.rest()
    expect(scene.browser.reloads()).toBe(1)
  })

  it('is taken when what was recorded by rule is over', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const { page } = await visit(scene)
    await page.say(buildSnapshot(T0), buildIncrement(2, T0))
    await scene.browser.offerUpdate()
    scene.clock.at = T0 + 31 * 60_000
    await scene.browser.ringAlarm('jobs')
    await scene.rest()
    expect(scene.browser.reloads()).toBe(1)
  })
})
