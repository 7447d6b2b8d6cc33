import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it } from 'vitest'

import { readSessions } from '@/lib/store/read-sessions'

import { buildClick, buildIncrement, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openRuledScene, visit } from './support/rules'
import { openScene, type Scene } from './support/scene'

const MINUTE_MS = 60_000

async function readWindows({ store }: Scene, sessionId: string) {
  return (await store.windows.where({ sessionId }).toArray()).toSorted((a, b) => a.openedAt - b.openedAt)
}

describe('a tab opened from a recorded tab', () => {
  it('by its page joins its session, with a window of its own', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    scene.clock.at = T0 + 1_000
    const opened = await scene.browser.openFrom(tabId, 'https://pay.test/form')
    await scene.rest()
    const inner = scene.pageOf(opened)
    expect([inner.sessionId, inner.state]).toEqual([sessionId, 'capturing'])
    await page.say(buildSnapshot(T0), buildClick('Pay', T0 + 1))
    await inner.say(buildSnapshot(T0 + 1_000), buildClick('Card', T0 + 1_001))
    expect(await readWindows(scene, sessionId)).toMatchObject([
      { tabId, isOpen: 1, sites: ['https://shop.test/*'] },
      { tabId: opened, isOpen: 1, openedAt: T0 + 1_000, sites: ['https://pay.test/*'] },
    ])
    expect((await scene.readEvents(sessionId)).map(({ label }) => label)).toEqual(['Pay', 'Card'])
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual([tabId, opened])
    expect(await fakeBrowser.action.getBadgeText({ tabId: opened })).toBe('REC')
    expect(await scene.store.sessions.count()).toBe(1)
  })

  it('by the person as a new tab stays out, also when it goes to a site later', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    const opened = await scene.browser.openFrom(tabId)
    await scene.browser.navigate(opened, 'https://shop.test/private')
    await scene.rest()
    expect(() => scene.pageOf(opened)).toThrow('is not recorded')
    expect(await readWindows(scene, sessionId)).toHaveLength(1)
  })

  it('joins although the worker died between the two things the browser says of it', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    const tab = scene.browser.tabs.open('https://pay.test/')
    await scene.worker.wake()
    await fakeBrowser.tabs.onCreated.trigger({ id: tab.id, openerTabId: tabId } as never)
    await scene.rest()
    await scene.worker.kill()
    await scene.browser.navigate(tab.id, 'https://pay.test/')
    await scene.rest()
    expect(scene.pageOf(tab.id).sessionId).toBe(sessionId)
  })

  it('from a tab that is not recorded is not recorded', async () => {
    const scene = openScene()
    await scene.record()
    const other = scene.browser.tabs.open('https://shop.test/')
    const opened = await scene.browser.openFrom(other.id, 'https://shop.test/')
    await scene.rest()
    expect(() => scene.pageOf(opened)).toThrow('is not recorded')
  })

  it('keeps the session going when the first tab is closed, and ends it with the last', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    const opened = await scene.browser.openFrom(tabId, 'https://pay.test/')
    await scene.browser.closeTab(tabId)
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'recording' })
    await scene.browser.closeTab(opened)
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'stopped', endReason: 'tab closed' })
  })

  it('is stopped and paused with it', async () => {
    const scene = openScene()
    const { sessionId, tabId, page } = await scene.record()
    const opened = await scene.browser.openFrom(tabId, 'https://pay.test/')
    await scene.rest()
    const inner = scene.pageOf(opened)
    await scene.ask('pauseRecording', { sessionId })
    expect([page.state, inner.state]).toEqual(['paused', 'paused'])
    await scene.ask('resumeRecording', { sessionId })
    expect([page.state, inner.state]).toEqual(['capturing', 'capturing'])
    await scene.ask('stopRecording', { sessionId })
    expect([page.state, inner.state]).toEqual(['stopped', 'stopped'])
  })
})

describe('the order in which a person looks at tabs', () => {
  it('is kept, each change once', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    await scene.browser.show(tabId)
    expect(await scene.readEvents(sessionId)).toEqual([])
    const opened = await scene.browser.openFrom(tabId, 'https://pay.test/')
    const stranger = scene.browser.tabs.open('https://blog.test/')
    const looks = [opened, opened, tabId, stranger.id, tabId, opened]
    for (const [second, tab] of looks.entries()) {
      scene.clock.at = T0 + second * 1_000
      await scene.browser.show(tab)
    }
    const windows = new Map((await readWindows(scene, sessionId)).map((window) => [window.id, window.tabId]))
    const shown = (await scene.readEvents(sessionId)).filter(({ kind }) => kind === 'tab shown')
    expect(shown.map(({ windowId, at }) => [windows.get(windowId), at])).toEqual([
      [opened, T0],
      [tabId, T0 + 2_000],
      [opened, T0 + 5_000],
    ])
    expect((await scene.readSession(sessionId)).eventCount).toBe(3)
  })
})

describe('tabs of a site that is always recorded', () => {
  it('that ring at once begin one session together', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const tabs = [1, 2, 3].map((at) => scene.browser.tabs.open(`https://shop.test/${at}`))
    const rings = tabs.map((tab) => scene.browser.sendFrom(tab.documents[0]!, 'doorbell', {}))
    await Promise.all(rings)
    await scene.rest()
    const [session, ...others] = await readSessions(scene.store)
    expect(others).toEqual([])
    const recorded = (await readWindows(scene, session!.id)).map(({ tabId }) => tabId)
    expect(recorded.toSorted((a, b) => a - b)).toEqual(tabs.map(({ id }) => id))
    expect(scene.capturingPages().map(({ sessionId }) => sessionId)).toEqual(tabs.map(() => session!.id))
  })

  it('of which one document rings twice at once begin one session with one page', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const [document] = scene.browser.tabs.open('https://shop.test/').documents
    await Promise.all([1, 2].map(() => scene.browser.sendFrom(document!, 'doorbell', {})))
    await scene.rest()
    expect([await scene.store.sessions.count(), await scene.store.windows.count()]).toEqual([1, 1])
    expect(await scene.store.pages.count()).toBe(1)
  })

  it('are each a memory of their own where only the last minutes are kept', async () => {
    const scene = await openRuledScene({ 'shop.test': 'rolling' })
    const one = await visit(scene)
    const two = await visit(scene)
    expect(one.page.sessionId).not.toBe(two.page.sessionId)
  })
})

describe('Start in a tab that is recorded by rule', () => {
  it('takes the tab over, and Stop gives it back to its rule', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const { tabId, page } = await visit(scene)
    const byRule = page.sessionId
    await page.say(buildSnapshot(T0), buildIncrement(2, T0))
    scene.clock.at = T0 + MINUTE_MS
    const outcome = (await scene.start(tabId)) as { ok: true; sessionId: string }
    await scene.rest()
    const taken = scene.pageOf(tabId)
    expect(outcome.sessionId).not.toBe(byRule)
    expect([taken.sessionId, taken.state]).toEqual([outcome.sessionId, 'capturing'])
    await taken.say(buildSnapshot(T0 + MINUTE_MS), buildClick('by hand', T0 + MINUTE_MS))
    expect(await scene.readEvents(byRule)).toEqual([])
    expect(await scene.start(tabId)).toEqual(outcome)

    scene.clock.at = T0 + 2 * MINUTE_MS
    await scene.ask('stopRecording', { sessionId: outcome.sessionId })
    await scene.rest()
    expect(await scene.readSession(outcome.sessionId)).toMatchObject({ status: 'stopped', endReason: 'stopped' })
    const given = scene.pageOf(tabId)
    expect([given.sessionId, given.state]).toEqual([byRule, 'capturing'])
    await given.say(buildSnapshot(scene.clock.at), buildClick('by rule again', scene.clock.at))
    expect((await scene.readEvents(byRule)).map(({ label }) => label)).toEqual(['by rule again'])
    expect(await scene.readSession(byRule)).toMatchObject({ status: 'recording', mode: 'always' })
  })

  it('does so for a memory too, which can be saved no more but begins anew', async () => {
    const scene = await openRuledScene({ 'shop.test': 'rolling' })
    const { tabId, page } = await visit(scene)
    await page.say(buildSnapshot(T0))
    const outcome = (await scene.start(tabId)) as { ok: true; sessionId: string }
    await scene.rest()
    expect(await scene.ask('saveMemory', { tabId })).toEqual({ sessionId: null })
    await scene.ask('stopRecording', { sessionId: outcome.sessionId })
    await scene.rest()
    expect(scene.pageOf(tabId)).toMatchObject({ state: 'capturing' })
    expect(scene.pageOf(tabId).sessionId).not.toBe(outcome.sessionId)
  })
})
