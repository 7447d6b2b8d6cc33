import { describe, expect, it } from 'vitest'

import { readPageEvents } from '@/lib/store/read-chunks'
import { readSessionContent, readSessions } from '@/lib/store/read-sessions'

import { buildAdd, buildClick, buildDocument, buildElement, buildIncrement, buildMeta } from '../fixtures/rrweb-events'
import {
  buildMutation,
  buildPageView,
  buildSaid,
  buildSnapshot,
  buildText,
  T0,
  type Node,
} from '../fixtures/rrweb-events'
import { readTables, readText } from './support/read-tables'
import type { RecordedPage } from './support/recorded-page'
import { openRuledScene, visit } from './support/rules'
import type { Scene } from './support/scene'

const MINUTE_MS = 60_000
const KEPT_MS = 2 * MINUTE_MS

const moved = (x: number, timeOffset: number) => ({ x, y: 1, id: 3, timeOffset })
const image = (id: number, src: string) => buildElement(id, 'img', { src })
const whole = (at: number, ...nodes: Node[]) => [
  buildMeta(at),
  buildSnapshot(at, buildDocument(buildElement(2, 'html', {}, buildElement(3, 'body', {}, ...nodes)))),
]

async function openRolling(): Promise<{ scene: Scene; page: RecordedPage; tabId: number }> {
  const scene = await openRuledScene({ '*.shop.test': 'rolling' }, { rollingMinutes: 2 })
  return { scene, ...(await visit(scene)) }
}

async function save(scene: Scene, tabId: number): Promise<string> {
  const { sessionId } = await scene.ask<{ sessionId: string | null }>('saveMemory', { tabId })
  if (sessionId === null) throw new Error('there was no memory')
  return sessionId
}

/** The rrweb events of a saved session, page by page. */
async function readPages(scene: Scene, sessionId: string) {
  const { pages } = (await readSessionContent(scene.store, sessionId))!
  return Promise.all(pages.map(async (page) => ({ page, ...(await readPageEvents(scene.store, page.id)) })))
}

describe('saving what just happened', { timeout: 30_000 }, () => {
  it('gives a session that begins exactly the chosen minutes ago, with a snapshot of that moment', async () => {
    const { scene, page, tabId } = await openRolling()
    await page.say(...whole(T0, buildText(4, 'early')), buildPageView(T0))
    const from = T0 + MINUTE_MS
    await page.say(buildMutation(from, { texts: [{ id: 4, value: 'then' }] }))
    await page.say(buildMutation(from + 1, { texts: [{ id: 4, value: 'later' }] }), buildClick('Buy', from + 2))
    scene.clock.at = from + KEPT_MS
    const sessionId = await save(scene, tabId)
    expect(await scene.readSession(sessionId)).toMatchObject({
      mode: 'manual',
      status: 'stopped',
      endReason: 'saved from memory',
      startedAt: from,
      endedAt: from + KEPT_MS,
      title: 'Shop',
      eventCount: 1,
    })
    const [saved, ...others] = await readPages(scene, sessionId)
    expect(others).toEqual([])
    expect(saved!.page).toMatchObject({ startedAt: from, windowId: expect.any(String) as string, leftAt: null })
    expect(saved!.events.slice(0, 2)).toMatchObject([
      { type: 4, timestamp: from },
      { type: 2, timestamp: from },
    ])
    expect(JSON.stringify(saved!.events[1])).toContain('then')
    const text = await readText(scene, (row) => row['sessionId'] === sessionId || row['id'] === sessionId)
    expect(text).toContain('later')
    expect(text).not.toContain('early')
    expect((await readSessions(scene.store)).map(({ id }) => id)).toEqual([sessionId])
  })

  it('keeps not a word of what was gone by then, in no row of any table', async () => {
    const { scene, page, tabId } = await openRolling()
    // A page and a site before: left, and one that crashed.
    await page.say(...whole(T0, buildText(4, 'gone-1')), buildPageView(T0, 'https://shop.test/gone-2', 'gone-3'))
    await page.say(buildClick('gone-4', T0 + 1), buildSaid({ kind: 'left' }, T0 + 2))
    scene.clock.at = T0 + 1_000
    await scene.browser.navigate(tabId, 'https://gone-5.shop.test/gone-6')
    await scene.rest()
    await scene.pageOf(tabId).say(...whole(T0 + 1_000, buildText(4, 'gone-7'), image(5, '/gone-8.png')))
    scene.clock.at = T0 + 2_000
    const other = await scene.browser.openFrom(tabId, 'https://gone-9.shop.test/')
    await scene.rest()
    await scene.pageOf(other).say(...whole(T0 + 2_000, buildText(4, 'gone-10')))
    await scene.browser.closeTab(other)
    scene.clock.at = T0 + 3_000
    await scene.browser.navigate(tabId, 'https://shop.test/now')
    await scene.rest()
    const last = scene.pageOf(tabId)
    // On the page that stays: nodes, attributes, pictures, positions, all of before.
    const start = T0 + 3_000
    const styled = buildElement(
      7,
      'p',
      { title: 'gone-11', style: 'background:url(/gone-12.png)' },
      buildText(8, 'gone-13'),
    )
    await last.say(...whole(start, buildText(4, 'gone-14'), image(5, '/gone-15.png'), styled))
    await last.say(buildPageView(start, 'https://shop.test/now', 'Now'))
    const from = T0 + 30_000
    await last.say(
      buildMutation(from - 1, {
        texts: [{ id: 4, value: 'stays' }],
        removes: [{ id: 7, parentId: 3 }],
        attributes: [{ id: 5, attributes: { src: '/stays.png' } }],
      }),
      // The pointer was at 8 then; where it came from is gone.
      buildIncrement(1, from + 100, { positions: [moved(7_777, -300), moved(8, -150), moved(9, 0)] }),
    )
    await last.say(buildMutation(from + 200, { adds: [buildAdd(buildText(12, 'new'), 3)] }))
    await scene.rest()
    scene.clock.at = from + KEPT_MS
    const sessionId = await save(scene, tabId)

    const text = await readText(scene, (row) => row['sessionId'] === sessionId || row['id'] === sessionId)
    expect(text).toMatch(/stays[^]*new/)
    expect([...text.matchAll(/gone-\d+|7777/g)].map(([found]) => found)).toEqual([])
    const { windows, pages } = (await readSessionContent(scene.store, sessionId))!
    expect([windows.length, pages.length]).toEqual([1, 1])
    expect(windows[0]).toMatchObject({
      isOpen: 0,
      openedAt: from,
      closedAt: from + KEPT_MS,
      sites: ['https://shop.test/*'],
    })
  })

  it('keeps the pictures it shows, also when the memory is forgotten', async () => {
    const { scene, page, tabId } = await openRolling()
    await page.say(...whole(T0, image(5, 'https://shop.test/a.png'), image(6, 'https://shop.test/b.png')))
    await page.say(buildMutation(T0 + 1, { removes: [{ id: 6, parentId: 3 }] }))
    await expect.poll(() => scene.store.assetUses.where({ hash: '' }).count()).toBe(2)
    for (const [hash, url] of [
      ['a', 'https://shop.test/a.png'],
      ['b', 'https://shop.test/b.png'],
    ] as const) {
      await scene.store.assets.add({ hash, type: 'image/png', body: new Uint8Array(10), storedAt: T0 })
      await scene.store.assetUses.update([page.sessionId, url], { hash })
    }
    scene.clock.at = T0 + KEPT_MS + 1
    const sessionId = await save(scene, tabId)
    const uses = await scene.store.assetUses.where({ sessionId }).toArray()
    const [saved] = await readPages(scene, sessionId)
    expect(uses).toEqual([{ sessionId, url: 'https://shop.test/a.png', hash: 'a', pageId: saved!.page.id }])
    expect((await scene.readSession(sessionId)).bytes).toBe(saved!.page.bytes + 10)

    await scene.browser.closeTab(tabId)
    for (const minute of [5, 6, 7]) {
      scene.clock.at = T0 + minute * MINUTE_MS
      await scene.browser.ringAlarm('jobs')
    }
    expect(await scene.store.sessions.toArray()).toMatchObject([{ id: sessionId }])
    expect((await scene.store.assets.toArray()).map(({ hash }) => hash)).toEqual(['a'])
  })

  it('leaves the memory as it was, and can be done again', async () => {
    const { scene, page, tabId } = await openRolling()
    await page.say(...whole(T0, buildText(4, 'one')))
    scene.clock.at = T0 + 3 * MINUTE_MS
    const before = await readTables(scene)
    const one = await save(scene, tabId)
    const after = await readTables(scene)
    for (const [table, rows] of Object.entries(before)) expect(after[table]).toEqual(expect.arrayContaining(rows))
    await page.say(buildMutation(T0 + 3 * MINUTE_MS, { texts: [{ id: 4, value: 'two' }] }))
    scene.clock.at = T0 + 4 * MINUTE_MS
    await scene.worker.kill()
    const two = await save(scene, tabId)
    expect(two).not.toBe(one)
    expect(JSON.stringify(await readPages(scene, one))).not.toContain('two')
    expect(JSON.stringify(await readPages(scene, two))).toContain('two')
    expect(await scene.readSession(page.sessionId)).toMatchObject({ mode: 'rolling', status: 'recording' })
    expect(await readSessions(scene.store)).toHaveLength(2)
  })

  it('begins with the memory when the tab is younger, and holds what came at the very first moment', async () => {
    const { scene, page, tabId } = await openRolling()
    await page.say(...whole(T0, buildText(4, 'first')), buildClick('at once', T0))
    scene.clock.at = T0 + 30_000
    const sessionId = await save(scene, tabId)
    expect(await scene.readSession(sessionId)).toMatchObject({ startedAt: T0, endedAt: T0 + 30_000, eventCount: 1 })
    const [saved] = await readPages(scene, sessionId)
    expect(JSON.stringify(saved!.events.find(({ type }) => (type as number) === 2))).toContain('first')
  })

  it('shows a hole that was open at its beginning', async () => {
    const { scene, page, tabId } = await openRolling()
    await page.say(...whole(T0, buildText(4, 'first')))
    scene.clock.at = T0 + 1_000
    scene.browser.forbidAll()
    await scene.browser.navigate(tabId, 'https://other.test/')
    const from = T0 + 2_000
    scene.clock.at = from + KEPT_MS
    const sessionId = await save(scene, tabId)
    expect(await scene.readEvents(sessionId)).toMatchObject([
      { kind: 'gap', label: 'not allowed', at: from, until: scene.clock.at },
    ])
    expect(await scene.readSession(sessionId)).toMatchObject({ gapCount: 1, startedAt: from })
  })

  it('gives nothing for a tab without a memory', async () => {
    const { scene } = await openRolling()
    const { tabId } = await scene.record('https://blog.test/')
    expect(await scene.ask('saveMemory', { tabId })).toEqual({ sessionId: null })
    expect(await scene.ask('saveMemory', { tabId: 9_999 })).toEqual({ sessionId: null })
    expect(await scene.store.sessions.count()).toBe(2)
  })
})
