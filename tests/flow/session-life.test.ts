import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it } from 'vitest'

import { buildBody, buildClick, buildSnapshot, MASKING, T0 } from '../fixtures/rrweb-events'
import { pass } from './support/cross-processes'
import { buildWire, openScene } from './support/scene'

describe('a pause', () => {
  it('is an interval of the session and holds every page of it', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    scene.clock.at = T0 + 1_000
    await scene.ask('pauseRecording', { sessionId })
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'paused',
      pauses: [{ from: T0 + 1_000, to: null }],
    })
    expect([page.state, await fakeBrowser.action.getBadgeText({ tabId })]).toEqual(['paused', 'II'])

    scene.clock.at = T0 + 5_000
    await scene.worker.kill()
    await scene.ask('resumeRecording', { sessionId })
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'recording',
      pauses: [{ from: T0 + 1_000, to: T0 + 5_000 }],
    })
    expect([page.state, await fakeBrowser.action.getBadgeText({ tabId })]).toEqual(['capturing', 'REC'])
  })

  it('twice is one, and so is going on twice', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    for (const type of ['resumeRecording', 'pauseRecording', 'pauseRecording', 'resumeRecording', 'resumeRecording']) {
      scene.clock.at += 1_000
      await scene.ask(type, { sessionId })
    }
    expect((await scene.readSession(sessionId)).pauses).toEqual([{ from: T0 + 2_000, to: T0 + 4_000 }])
  })

  it('keeps a page out that comes during it; the page is recorded from its end on', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    await scene.ask('pauseRecording', { sessionId })
    await scene.browser.navigate(tabId, 'https://shop.test/cart')
    await scene.rest()
    expect(await scene.store.pages.count()).toBe(1)
    expect(() => scene.pageOf(tabId)).toThrow('is not recorded')
    await scene.ask('resumeRecording', { sessionId })
    await scene.rest()
    expect(scene.pageOf(tabId).state).toBe('capturing')
    expect(await scene.store.pages.count()).toBe(2)
  })

  it('that goes on while the tab is closed ends with the session, and never before it began', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await page.say(buildSnapshot(T0 + 100))
    scene.clock.at = T0 + 1_000
    await scene.ask('pauseRecording', { sessionId })
    scene.clock.at = T0 + 9_000
    await scene.browser.closeTab(tabId)
    const { pauses } = await scene.readSession(sessionId)
    expect(pauses).toHaveLength(1)
    expect(pauses[0]!.to).toBeGreaterThanOrEqual(pauses[0]!.from)
  })

  it('asked for while a page is coming in holds that page too', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    const release = scene.browser.scripting.holdScripts()
    const arriving = scene.browser.navigate(tabId, 'https://shop.test/cart')
    const paused = scene.ask('pauseRecording', { sessionId })
    await pass(30)
    release()
    await Promise.all([arriving, paused])
    await scene.rest()
    expect((await scene.readSession(sessionId)).status).toBe('paused')
    expect(scene.capturingPages()).toHaveLength(0)
  })
})

describe('a stop', { timeout: 30_000 }, () => {
  it('ends the session and its windows, disarms the browser and takes the recorder out of the page', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await page.say(buildSnapshot(T0 + 10))
    scene.clock.at = T0 + 5_000
    await scene.ask('stopRecording', { sessionId })
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'stopped',
      endReason: 'stopped',
      endedAt: T0 + 5_000,
      isRecovered: false,
    })
    expect(await scene.store.windows.toArray()).toMatchObject([{ isOpen: 0, closedAt: T0 + 5_000 }])
    expect([scene.browser.rules.size, scene.browser.scripting.registered.size]).toEqual([0, 0])
    expect([page.state, await fakeBrowser.action.getBadgeText({ tabId })]).toEqual(['stopped', ''])
  })

  it('waits for what the page still holds', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    for (let at = 0; at < 9; at += 1) page.outbox.add(buildBody(buildClick(`${at}`, T0 + at)), false, MASKING)
    await scene.ask('stopRecording', { sessionId })
    expect((await scene.readEvents(sessionId)).map(({ label }) => Number(label))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('twice is once', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await scene.ask('stopRecording', { sessionId })
    const before = await scene.readSession(sessionId)
    scene.clock.at += 60_000
    await scene.ask('stopRecording', { sessionId })
    expect(await scene.readSession(sessionId)).toEqual(before)
  })

  it('in a pause ends the pause', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    scene.clock.at = T0 + 1_000
    await scene.ask('pauseRecording', { sessionId })
    scene.clock.at = T0 + 3_000
    await scene.ask('stopRecording', { sessionId })
    expect((await scene.readSession(sessionId)).pauses).toEqual([{ from: T0 + 1_000, to: T0 + 3_000 }])
  })

  it('does not turn away a chunk that was on its way', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(buildSnapshot(T0))
    await scene.ask('stopRecording', { sessionId })
    await scene.worker.kill()
    const late = buildWire(sessionId, 1, buildBody(buildClick('Buy', T0)))
    expect(await scene.sendChunk(page.document, late)).toEqual({ ok: true, needsSnapshot: false })
    expect((await scene.readEvents(sessionId)).map(({ label }) => label)).toEqual(['Buy'])
  })

  it('asked for while a page is coming in leaves no recorder in that page', async () => {
    for (let turns = 0; turns < 60; turns += 4) {
      const scene = openScene()
      const { sessionId, tabId } = await scene.record()
      const arriving = scene.browser.navigate(tabId, 'https://shop.test/cart')
      await pass(turns)
      await Promise.all([arriving, scene.ask('stopRecording', { sessionId })])
      await scene.rest()
      expect(scene.capturingPages()).toHaveLength(0)
      await scene.close()
    }
  })

  it('leaves the recording of another tab alone', async () => {
    const scene = openScene()
    const one = await scene.record('https://shop.test/')
    const two = await scene.record('https://blog.test/')
    await scene.ask('stopRecording', { sessionId: one.sessionId })
    expect(await scene.readSession(two.sessionId)).toMatchObject({ status: 'recording' })
    expect(two.page.state).toBe('capturing')
    expect(scene.browser.scripting.sitesOf('doorbell')).toEqual(['https://blog.test'])
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual([two.tabId])
  })
})

describe('closing the tab', () => {
  it('ends the session where something was stored last, and its chunks are merged later', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await page.say(buildSnapshot(T0 + 10))
    scene.clock.at = T0 + 5_000
    await scene.browser.closeTab(tabId)
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'stopped',
      endReason: 'tab closed',
      endedAt: T0 + 10,
    })
    expect(await scene.store.windows.toArray()).toMatchObject([{ isOpen: 0, closedAt: T0 + 5_000 }])
    expect(await scene.store.jobs.where({ sessionId }).toArray()).toMatchObject([
      { kind: 'merge chunks', dueAt: T0 + 15_000 },
    ])
    expect(await fakeBrowser.alarms.get('jobs')).toMatchObject({ scheduledTime: T0 + 15_000 })
    expect(scene.browser.rules.size).toBe(0)
  })

  it('that is not recorded changes nothing', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    const other = scene.browser.tabs.open('https://shop.test/')
    await scene.browser.closeTab(other.id)
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'recording' })
  })

  it('and putting another in its place differ: the recording goes on there', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    const replacement = await scene.browser.replaceTab(tabId)
    await scene.rest()
    expect(await scene.store.windows.toArray()).toMatchObject([{ tabId: replacement, isOpen: 1, sessionId }])
    expect(scene.pageOf(replacement).state).toBe('capturing')
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual([replacement])
  })

  it('unloaded in the moment it gets another number leaves a gap', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    const { tabs } = scene.browser
    const replacement = tabs.replaceTab(tabId)
    const change = { discarded: true, status: 'loading' } as const
    await Promise.all([
      tabs.onReplaced.trigger(replacement, tabId),
      fakeBrowser.tabs.onUpdated.trigger(replacement, change, tabs.describe(replacement)),
    ])
    await scene.rest()
    expect(await scene.readEvents(sessionId)).toMatchObject([{ kind: 'gap', label: 'tab unloaded' }])
  })
})
