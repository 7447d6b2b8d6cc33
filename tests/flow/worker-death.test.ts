import * as fc from 'fast-check'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it, vi } from 'vitest'

import { readPageEvents } from '@/lib/store/read-chunks'

import { buildBody, buildClick, buildSnapshot, MASKING, T0 } from '../fixtures/rrweb-events'
import { pass } from './support/cross-processes'
import { buildWire, openScene, type Scene } from './support/scene'

/** Labels of the clicks of a page, from the events and from the chunks: both must tell the same. */
async function readClicks(scene: Scene, sessionId: string): Promise<{ derived: string[]; stored: string[] }> {
  const derived = (await scene.readEvents(sessionId)).filter(({ kind }) => kind === 'click').map(({ label }) => label)
  const pages = await scene.store.pages.where({ sessionId }).toArray()
  const events = (await Promise.all(pages.map((page) => readPageEvents(scene.store, page.id)))).flatMap(
    (page) => page.events,
  )
  const payloads = events.map((event) => (event.data as { payload?: { kind: string; label: string } }).payload)
  return { derived, stored: payloads.flatMap((payload) => (payload?.kind === 'click' ? [payload.label] : [])) }
}

describe('the worker', { timeout: 30_000 }, () => {
  it('registers all its listeners in its first turn', async () => {
    vi.doUnmock('wxt/browser')
    vi.resetModules()
    fakeBrowser.reset()
    const scene = openScene()
    const { createBackground } = await import('@/lib/recording/create-background')
    const { permissions, tabs, alarms, runtime } = fakeBrowser
    expect(runtime.onMessage.hasListeners()).toBe(false)
    createBackground(scene.store, () => T0)
    for (const event of [
      runtime.onMessage,
      alarms.onAlarm,
      permissions.onAdded,
      tabs.onUpdated,
      tabs.onRemoved,
      tabs.onReplaced,
    ]) {
      expect(event.hasListeners()).toBe(true)
    }
    await scene.rest()
  })

  it('may die after every chunk', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    for (let at = 0; at < 10; at += 1) {
      await page.say(buildClick(`${at}`, T0 + at))
      await scene.worker.kill()
    }
    const labels = Array.from({ length: 10 }, (_, at) => `${at}`)
    expect(await readClicks(scene, sessionId)).toEqual({ derived: labels, stored: labels })
    expect(scene.worker.startCount()).toBe(10)
  })

  it('may die at any moment while three tabs are recorded: nothing is lost, nothing doubled', async () => {
    const moment = fc.record({
      tab: fc.nat(2),
      clicks: fc.integer({ min: 1, max: 3 }),
      turns: fc.nat(40),
      kills: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 10, maxLength: 30 }), async (moments) => {
        const scene = openScene()
        const tabs = []
        for (const host of ['shop', 'blog', 'mail']) tabs.push(await scene.record(`https://${host}.test/`))
        const said: string[][] = [[], [], []]
        for (const { tab, clicks, turns, kills } of moments) {
          for (let click = 0; click < clicks; click += 1) {
            const label = `${tab}-${said[tab]!.length}`
            said[tab]!.push(label)
            tabs[tab]!.page.outbox.add(buildBody(buildClick(label, T0 + said[tab]!.length)), false, MASKING)
          }
          await pass(turns)
          if (kills) await scene.worker.kill()
        }
        for (const { page } of tabs) {
          page.outbox.retryNow()
          await page.outbox.drain(5_000)
        }
        for (const [at, { sessionId }] of tabs.entries()) {
          expect(await readClicks(scene, sessionId)).toEqual({ derived: said[at], stored: said[at] })
          expect(await scene.readSession(sessionId)).toMatchObject({
            eventCount: said[at]!.length,
            status: 'recording',
          })
        }
        await scene.close()
      }),
      { numRuns: 15 },
    )
  })

  it('that dies in the middle of a stop has stopped: what a page sends later is not stored for ever', async () => {
    for (let turns = 0; turns < 40; turns += 3) {
      const scene = openScene()
      const { sessionId, page, tabId } = await scene.record()
      await page.say(buildSnapshot(T0))
      const asked = scene.ask('stopRecording', { sessionId }).then(
        () => 'answered',
        () => 'died',
      )
      await pass(turns)
      await scene.worker.kill()
      if ((await asked) === 'died') await scene.ask('stopRecording', { sessionId })
      expect(await scene.readSession(sessionId)).toMatchObject({ status: 'stopped', endReason: 'stopped' })
      expect(scene.browser.rules.size).toBe(0)
      expect(page.state).toBe('stopped')
      expect(await fakeBrowser.action.getBadgeText({ tabId })).toBe('')
      await scene.close()
    }
  })

  it('that dies in the middle of closing a tab leaves no session open without a tab', async () => {
    for (let turns = 0; turns < 40; turns += 2) {
      const scene = openScene()
      const { sessionId, page, tabId } = await scene.record()
      await page.say(buildSnapshot(T0))
      const closed = scene.browser.closeTab(tabId).catch(() => undefined)
      await pass(turns)
      await scene.worker.kill()
      await closed
      const session = await scene.readSession(sessionId)
      const windows = await scene.store.windows.where({ sessionId }).toArray()
      expect([session.status, windows[0]!.isOpen]).toEqual(
        session.status === 'stopped' ? ['stopped', 0] : ['recording', 1],
      )
      await scene.close()
    }
  })

  it('that dies while it recovers recovers again', async () => {
    for (let turns = 0; turns < 60; turns += 3) {
      const scene = openScene()
      const { sessionId, page } = await scene.record()
      await page.say(buildSnapshot(T0 + 5))
      await scene.worker.kill()
      await scene.browser.forgetRun()
      await scene.worker.wake()
      await pass(turns)
      await scene.worker.kill()
      expect(await scene.start(999)).toEqual({ ok: false, reason: 'tab is gone' })
      expect(await scene.readSession(sessionId)).toMatchObject({
        status: 'stopped',
        isRecovered: true,
        endedAt: T0 + 5,
      })
      expect(
        await scene.store.windows
          .where('isOpen')
          .equals(1)
          .count()
          .catch(() => 0),
      ).toBe(0)
      await scene.close()
    }
  })
})

it(
  'a chunk sent while the worker dies is answered by nobody and stored at most once',
  { timeout: 30_000 },
  async () => {
    for (let turns = 0; turns < 40; turns += 2) {
      const scene = openScene()
      const { sessionId, page } = await scene.record()
      const wire = buildWire(sessionId, 0, buildBody(buildClick('Buy')))
      const receipt = scene.sendChunk(page.document, wire).catch(() => 'died' as const)
      await pass(turns)
      await scene.worker.kill()
      const isAnswered = (await receipt) !== 'died'
      expect(await scene.store.chunks.count()).toBeGreaterThanOrEqual(isAnswered ? 1 : 0)
      expect(await scene.sendChunk(page.document, wire)).toEqual({ ok: true, needsSnapshot: false })
      expect([await scene.store.chunks.count(), await scene.store.events.count()]).toEqual([1, 1])
      await scene.close()
    }
  },
)
