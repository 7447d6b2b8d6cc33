import { describe, expect, it } from 'vitest'

import { readPageEvents } from '@/lib/store/read-chunks'

import { buildClick, buildIncrement, buildSaid, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openScene, type Scene } from './support/scene'

const HOUR_MS = 3_600_000
const left = (at: number) => buildSaid({ kind: 'left' }, at)

const readGaps = async (scene: Scene, sessionId: string) =>
  (await scene.readEvents(sessionId))
    .filter(({ kind }) => kind === 'gap')
    .map(({ label, at, until, url }) => ({ label, at, until, url }))

/** Another page in the tab, `afterMs` after the start. */
async function goTo(scene: Scene, tabId: number, url: string, afterMs: number) {
  scene.clock.at = T0 + afterMs
  await scene.browser.navigate(tabId, url)
  await scene.rest()
  return scene.pageOf(tabId)
}

describe('a page whose process crashed', () => {
  it('leaves a gap from its last word to the next page, shown when the session ends', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), buildClick('last', T0 + 2_000))
    const next = await goTo(scene, tabId, 'https://shop.test/again', 60_000)
    await next.say(buildSnapshot(T0 + 60_000), left(T0 + 61_000))
    scene.clock.at = T0 + 70_000
    await scene.ask('stopRecording', { sessionId })
    expect(await readGaps(scene, sessionId)).toEqual([
      { label: 'page crashed', at: T0 + 2_000, until: T0 + 60_000, url: 'https://shop.test/' },
    ])
    expect(await scene.readSession(sessionId)).toMatchObject({ gapCount: 1, eventCount: 2 })
  })

  it('is no page that said that it left, nor the last one, nor one in another tab', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), left(T0 + 10))
    const next = await goTo(scene, tabId, 'https://shop.test/next', 1_000)
    await next.say(buildSnapshot(T0 + 1_000))
    scene.clock.at = T0 + 2_000
    const opened = await scene.browser.openFrom(tabId, 'https://pay.test/')
    await scene.rest()
    await scene.pageOf(opened).say(buildSnapshot(T0 + 2_000))
    await scene.ask('stopRecording', { sessionId })
    expect(await readGaps(scene, sessionId)).toEqual([])
  })

  it('is no page that came back out of the browser’s cache', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), left(T0 + 10))
    const next = await goTo(scene, tabId, 'https://shop.test/next', 1_000)
    await next.say(buildSnapshot(T0 + 1_000), left(T0 + 1_010))
    // Back, and then on in the first page without another word of leaving.
    scene.clock.at = T0 + 5_000
    await page.say(buildSnapshot(T0 + 5_000), buildClick('back', T0 + 5_001))
    await scene.ask('stopRecording', { sessionId })
    expect(await readGaps(scene, sessionId)).toEqual([])
  })
})

describe('a page that was left before it was ready', () => {
  it('leaves a gap until the next page', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), left(T0 + 10))
    await goTo(scene, tabId, 'https://shop.test/fleeting', 1_000)
    const next = await goTo(scene, tabId, 'https://shop.test/next', 1_400)
    await next.say(buildSnapshot(T0 + 1_400))
    await scene.ask('stopRecording', { sessionId })
    expect(await readGaps(scene, sessionId)).toEqual([
      { label: 'left before it was ready', at: T0 + 1_000, until: T0 + 1_400, url: 'https://shop.test/fleeting' },
    ])
  })

  it('leaves one until the end of the session when it was the last', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), left(T0 + 10))
    await goTo(scene, tabId, 'https://shop.test/fleeting', 1_000)
    scene.clock.at = T0 + 3_000
    await scene.ask('stopRecording', { sessionId })
    expect(await readGaps(scene, sessionId)).toMatchObject([
      { label: 'left before it was ready', at: T0 + 1_000, until: T0 + 3_000 },
    ])
  })
})

describe('a clock that was set back by an hour between two pages', () => {
  it('leaves the events in the order in which they happened', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(
      buildSnapshot(T0),
      buildIncrement(2, T0 + 9_000),
      buildClick('before', T0 + 9_000),
      left(T0 + 10_000),
    )
    const next = await goTo(scene, tabId, 'https://shop.test/next', 11_000 - HOUR_MS)
    const at = scene.clock.at
    await next.say(buildSnapshot(at), buildIncrement(2, at + 500), buildClick('after', at + 500))
    scene.clock.at = at + 1_000
    await scene.ask('stopRecording', { sessionId })

    const pages = await scene.store.pages.where({ sessionId }).sortBy('startedAt')
    expect(pages.map(({ url }) => url)).toEqual(['https://shop.test/', 'https://shop.test/next'])
    expect(pages[1]!.shiftMs).toBe(T0 + 10_000 - at)
    const clicks = (await scene.readEvents(sessionId)).toSorted((a, b) => a.at - b.at)
    expect(clicks.map(({ label, at }) => [label, at])).toEqual([
      ['before', T0 + 9_000],
      ['after', T0 + 10_500],
    ])
    const { events } = await readPageEvents(scene.store, pages[1]!.id)
    expect(events.map(({ timestamp }) => timestamp)).toEqual([T0 + 10_000, T0 + 10_500, T0 + 10_500])
    const session = await scene.readSession(sessionId)
    expect(session.endedAt).toBeGreaterThanOrEqual(T0 + 10_500)
    expect(session.activity).toEqual({ lastAt: T0 + 10_500, activeMs: 1_500 })
  })

  it('leaves what is written about tabs and holes in that order too', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), buildClick('before', T0 + 9_000), left(T0 + 10_000))
    scene.clock.at = T0 + 11_000 - HOUR_MS
    const opened = await scene.browser.openFrom(tabId, 'https://pay.test/')
    await scene.browser.show(opened)
    await scene.browser.navigate(tabId, 'chrome://settings/')
    const events = (await scene.readEvents(sessionId)).toSorted((a, b) => a.at - b.at)
    expect(events.map(({ kind }) => kind)[0]).toBe('click')
    expect(events.map(({ kind }) => kind).toSorted()).toEqual(['click', 'gap', 'tab shown'])
  })

  it('does nothing to pages of clocks that differ by no more than clocks do', async () => {
    const scene = openScene()
    const { tabId, page } = await scene.record()
    await page.say(buildSnapshot(T0), left(T0 + 1_500))
    await goTo(scene, tabId, 'https://shop.test/next', 100)
    expect((await scene.store.pages.toArray()).map(({ shiftMs }) => shiftMs)).toEqual([0, 0])
  })
})
