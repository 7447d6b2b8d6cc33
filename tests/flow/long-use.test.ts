import type { eventWithTime } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import type { SiteAction } from '@/lib/model/settings'
import { MERGED_CHUNK_BYTES } from '@/lib/store/limits'

import { buildAdd, buildClick, buildDocument, buildElement, buildIncrement } from '../fixtures/rrweb-events'
import { buildMutation, buildSaid, buildSnapshot, buildText, T0 } from '../fixtures/rrweb-events'
import { openRuledScene, visit } from './support/rules'
import type { Scene } from './support/scene'

const MINUTE_MS = 60_000
const MINUTES = 12 * 60
const TABS = 3
/** A tab goes to another page this often, and shows a picture there that no page showed before. */
const PAGE_MINUTES = 20
const SNAPSHOT_MINUTES = 5

type Counts = Record<string, number>

async function countRows({ store }: Scene): Promise<Counts> {
  return Object.fromEntries(
    await Promise.all(store.tables.map(async (table) => [table.name, await table.count()] as const)),
  )
}

/** What a page says in one minute of use: a person's click and typing, and what the page changes by itself. */
function listMinute(minute: number, tab: number, isWhole: boolean): eventWithTime[] {
  const at = T0 + minute * MINUTE_MS + tab * 1_000
  const picture = buildElement(5, 'img', { src: `https://shop.test/${tab}-${Math.floor(minute / PAGE_MINUTES)}.png` })
  const whole = buildSnapshot(at, buildDocument(buildElement(2, 'html', {}, buildElement(3, 'body', {}, picture))))
  return [
    ...(isWhole ? [whole] : []),
    buildIncrement(2, at + 1),
    buildClick(`${tab}-${minute}`, at + 1),
    ...Array.from({ length: 20 }, (_, at_) =>
      buildMutation(at + 2 + at_, { adds: [buildAdd(buildText(100 + at_, 'tick'), 3)] }),
    ),
    buildIncrement(5, at + 30, { id: 3, text: '***', isChecked: false }),
  ]
}

/** Twelve hours in three tabs on a site with this rule; `look` sees the store after each sweep. */
async function spendDay(action: SiteAction, look: (counts: Counts, minute: number) => void) {
  const scene = await openRuledScene({ 'shop.test': action }, { rollingMinutes: 5 })
  const tabs: number[] = []
  for (let tab = 0; tab < TABS; tab += 1) tabs.push((await visit(scene)).tabId)
  let saidCount = 0
  for (let minute = 0; minute < MINUTES; minute += 1) {
    for (const [tab, tabId] of tabs.entries()) {
      scene.clock.at = T0 + minute * MINUTE_MS + tab * 1_000
      const isNew = minute > 0 && minute % PAGE_MINUTES === tab
      if (isNew) {
        await scene.pageOf(tabId).say(buildSaid({ kind: 'left' }, scene.clock.at))
        await scene.browser.navigate(tabId, `https://shop.test/page-${minute}`)
        await scene.rest()
      }
      await scene.pageOf(tabId).say(...listMinute(minute, tab, isNew || minute % SNAPSHOT_MINUTES === 0))
      saidCount += isNew ? 2 : 1
    }
    if (minute % 97 === 50) await scene.worker.kill()
    if (minute % 5 !== 4) continue
    scene.clock.at = T0 + (minute + 1) * MINUTE_MS
    await scene.browser.ringAlarm('jobs')
    await scene.rest()
    look(await countRows(scene), minute)
  }
  return { scene, tabs, saidCount }
}

describe('twelve hours in three tabs', { timeout: 120_000 }, () => {
  it('of a site that is always recorded give one session, each thing in it once, and few rows when it is over', async () => {
    const { scene, tabs, saidCount } = await spendDay('always', ({ sessions, windows, jobs, settings }) => {
      expect({ sessions, windows, settings }).toEqual({ sessions: 1, windows: TABS, settings: 1 })
      expect(jobs).toBeLessThanOrEqual(3)
    })
    const counts = await countRows(scene)
    // A page each time, and where the first change comes after the start, the first page before it.
    const pageCount = TABS * (MINUTES / PAGE_MINUTES) + TABS - 1
    expect(counts).toMatchObject({ chunks: saidCount, events: MINUTES * TABS, pages: pageCount })
    const labels = (await scene.store.events.toArray()).map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
    // What the browser holds for it does not grow with the hours.
    expect(scene.browser.scripting.sitesOf('doorbell').length).toBeLessThanOrEqual(2)
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual(tabs)

    for (const tabId of tabs) await scene.browser.closeTab(tabId)
    scene.clock.at += MINUTE_MS
    await scene.browser.ringAlarm('jobs')
    // To merge two thousand chunks takes about a second of a machine that has nothing else to do.
    const merges = () => scene.store.jobs.filter(({ kind }) => kind === 'merge chunks').count()
    await expect.poll(merges, { timeout: 30_000 }).toBe(0)
    const [session] = await scene.store.sessions.toArray()
    expect(session).toMatchObject({ status: 'stopped', eventCount: MINUTES * TABS, gapCount: 0 })
    expect(await scene.store.chunks.count()).toBeLessThanOrEqual(pageCount + session!.bytes / (MERGED_CHUNK_BYTES / 2))
  })

  it('of a site whose last minutes are kept hold no more after twelve hours than after one', async () => {
    const most: Counts = {}
    const { scene } = await spendDay('rolling', (counts, minute) => {
      for (const [table, count] of Object.entries(counts)) {
        if (minute < 60) most[table] = Math.max(most[table] ?? 0, count)
        // A worker that has just started may be a minute late, which is a row for each tab.
        expect([table, minute, count <= most[table]! + TABS]).toEqual([table, minute, true])
      }
    })
    // Five minutes, and up to as many back to the last snapshot before them.
    expect(most['chunks']).toBeLessThanOrEqual(TABS * (2 * 5 + 4))
    expect(most['events']).toBeLessThanOrEqual(TABS * (5 + 1))
    expect(most['assetUses']).toBeLessThanOrEqual(TABS * 2)
    expect(await scene.store.sessions.count()).toBe(TABS)
  })
})
