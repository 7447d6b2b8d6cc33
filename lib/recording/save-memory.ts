import { collectAssetUrls } from '@/lib/assets/map-asset-urls'
import { countRows, cutRows, type Range } from '@/lib/edits/cut-rows'
import { advanceActivity } from '@/lib/ingest/advance-activity'
import type { AssetUse } from '@/lib/model/asset'
import type { SessionEvent } from '@/lib/model/event'
import { describeOutlineJob } from '@/lib/model/job'
import type { SessionRules } from '@/lib/model/rules'
import type { Session, Window } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { endPages } from '@/lib/signals/find-signals'
import { isGone } from '@/lib/store/is-gone'
import { readSessionContent, readSessionOfTab, type SessionContent } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { createSession } from './create-session'
import { cutPage, movePageId, type CutPage } from './cut-page'

const MINUTE_MS = 60_000

/**
 * "Save what just happened": the rolling memory of a tab as a session that begins exactly the chosen minutes ago. Each
 * page that was open then begins with a snapshot built for that very moment, and no row says more than what was there
 * from then on. The memory itself goes on.
 */
export async function saveMemory(database: Database, tabId: number, now: number): Promise<string | undefined> {
  const found = await readSessionOfTab(database, tabId)
  if (found?.session.mode !== 'rolling') return undefined
  const content = await readSessionContent(database, found.session.id)
  if (!content) return undefined
  const { rollingMinutes, retentionDays } = await readSettings(database)
  const from = Math.max(now - rollingMinutes * MINUTE_MS, content.session.startedAt)
  const { session: empty } = createSession(tabId, { mode: 'manual', retentionDays }, from)

  const moved = content.windows.filter((window) => (window.closedAt ?? now) >= from)
  const windowIds = new Map(moved.map((window) => [window.id, crypto.randomUUID()]))
  const kept = await cutPages(database, content, empty.id, windowIds, from)
  const windows = moved.map(({ trail: _trail, ...window }): Window => {
    const sites = window.sites.filter((site) => kept.some(({ page }) => page.url.startsWith(site.slice(0, -1))))
    const span = { openedAt: Math.max(window.openedAt, from), closedAt: window.closedAt ?? now }
    return { ...window, ...span, id: windowIds.get(window.id)!, sessionId: empty.id, isOpen: 0, sites }
  })
  // For what is saved this is the end.
  const signals = endPages({ ...content, session: { ...content.session, endedAt: now } })
  const events = cutSessionEvents([...content.events, ...signals], empty.id, windowIds, { from, to: now })
  const { device, person, identifiedAs } = content.session
  const session = { ...describeSaved(empty, kept, events, now), device, person, identifiedAs }
  const shown = listShown(kept)

  const rules = cutRules(await database.sessionRules.where({ sessionId: content.session.id }).sortBy('at'), from)

  const {
    sessions,
    pages,
    windows: windowTable,
    chunks,
    events: eventTable,
    assets,
    assetUses,
    sessionRules,
    jobs,
  } = database
  const tables = [sessions, pages, windowTable, chunks, eventTable, assets, assetUses, sessionRules, jobs]
  await database.transaction('rw', tables, async () => {
    const uses = (await assetUses.where({ sessionId: content.session.id }).toArray()).filter(({ url }) =>
      shown.has(url),
    )
    const bodies = await assets.bulkGet(uses.map((use) => use.hash))
    const assetBytes = bodies.reduce((sum, asset) => sum + (asset?.body.byteLength ?? 0), 0)
    await sessions.add({ ...session, bytes: session.bytes + assetBytes })
    await jobs.put(describeOutlineJob(now))
    await windowTable.bulkAdd(windows)
    await pages.bulkAdd(kept.map(({ page }) => page))
    await chunks.bulkAdd(kept.map(({ chunk }) => chunk))
    await eventTable.bulkAdd(events)
    await sessionRules.bulkAdd(rules.map((row) => ({ ...row, sessionId: session.id })))
    await assetUses.bulkPut(
      uses.map((use): AssetUse => ({ ...use, sessionId: session.id, pageId: shown.get(use.url)! })),
    )
  })
  return session.id
}

/** Those that held at `from`, and whatever held later. */
function cutRules(rules: readonly SessionRules[], from: number): SessionRules[] {
  const held = rules.findLast((row) => row.at <= from)
  return [...(held ? [{ ...held, at: from }] : []), ...rules.filter((row) => row.at > from)]
}

async function cutPages(
  database: Database,
  content: SessionContent,
  sessionId: string,
  windowIds: ReadonlyMap<string, string>,
  from: number,
): Promise<CutPage[]> {
  const there = content.pages.filter((page) => windowIds.has(page.windowId) && !isGone(page, content.pages, from))
  const cut = there.map((page) => cutPage(database, page, { sessionId, windowId: windowIds.get(page.windowId)! }, from))
  return (await Promise.all(cut)).filter((page) => page !== undefined)
}

function cutSessionEvents(
  events: readonly SessionEvent[],
  sessionId: string,
  windowIds: ReadonlyMap<string, string>,
  range: Range,
): SessionEvent[] {
  return cutRows(events, range)
    .filter((event) => windowIds.has(event.windowId))
    .map(({ id: _id, ...event }) => ({
      ...event,
      sessionId,
      windowId: windowIds.get(event.windowId)!,
      pageId: event.pageId && movePageId(event.pageId, sessionId),
    }))
}

function describeSaved(
  empty: Session,
  kept: readonly CutPage[],
  events: readonly SessionEvent[],
  now: number,
): Session {
  const first = kept.map(({ page }) => page).find((page) => page.isTop === 1)
  return {
    ...empty,
    title: first?.title ?? '',
    status: 'stopped',
    endReason: 'saved from memory',
    endedAt: now,
    ...countRows(
      kept.map(({ page }) => page),
      events,
    ),
    bytes: kept.reduce((sum, { page }) => sum + page.bytes, 0),
    rawBytes: kept.reduce((sum, { chunk }) => sum + chunk.rawBytes, 0),
    activity: advanceActivity(
      empty.activity,
      kept.flatMap(({ touchedAt }) => touchedAt),
    ),
  }
}

/** The addresses of what the pages show, each with a page that shows it. */
function listShown(kept: readonly CutPage[]): Map<string, string> {
  return new Map(
    kept.flatMap(({ page, events }) => collectAssetUrls(events, page.url).map((url) => [url, page.id] as const)),
  )
}
