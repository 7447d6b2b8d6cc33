import type { eventWithTime } from '@rrweb/types'

import type { Chunk } from '@/lib/model/chunk'
import type { Page, Session, Window } from '@/lib/model/session'
import { advanceActivity } from '@/lib/ingest/advance-activity'
import { isInteraction } from '@/lib/model/interaction'
import { stateAt } from '@/lib/replay/state/state-at'
import type { Database } from '@/lib/store/database'
import { packEvents } from '@/lib/store/pack'
import { readPageEvents } from '@/lib/store/read-chunks'
import { readSessionContent, readSessionOfTab } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { createSession } from './create-session'

const MINUTE_MS = 60_000

/**
 * "Save what just happened": the rolling memory of a tab as a session that begins exactly the chosen minutes ago. Each
 * page that was open then begins with a snapshot built for that very moment, so that nothing older is in it. The
 * memory itself goes on.
 */
export async function saveMemory(database: Database, tabId: number, now: number): Promise<string | undefined> {
  const found = await readSessionOfTab(database, tabId)
  if (found?.session.mode !== 'rolling') return undefined
  const content = await readSessionContent(database, found.session.id)
  if (!content) return undefined
  const settings = await readSettings(database)
  const from = Math.max(now - settings.rollingMinutes * MINUTE_MS, content.session.startedAt)

  const options = { mode: 'manual', title: content.session.title, retentionDays: settings.retentionDays } as const
  const { session: empty } = createSession(tabId, options, from)
  const windows = content.windows.map((window): Window => ({
    ...window,
    id: crypto.randomUUID(),
    sessionId: empty.id,
    isOpen: 0,
  }))
  const windowIds = new Map(content.windows.map((window, index) => [window.id, windows[index]!.id]))
  const pages = await Promise.all(content.pages.map((page) => cutPage(database, page, empty.id, windowIds, from)))
  const kept = pages.filter((page) => page !== undefined)
  const events = content.events
    .filter((event) => event.at >= from)
    .map(({ id: _id, ...event }) => ({
      ...event,
      sessionId: empty.id,
      windowId: windowIds.get(event.windowId) ?? event.windowId,
      pageId: event.pageId && `${empty.id}:${event.pageId.split(':').at(-1)}`,
    }))
  const session: Session = {
    ...empty,
    status: 'stopped',
    endReason: 'saved from memory',
    endedAt: now,
    pageCount: Math.max(events.filter((event) => event.kind === 'page view').length, kept.length),
    eventCount: events.length,
    gapCount: events.filter((event) => event.kind === 'gap').length,
    bytes: kept.reduce((sum, { page }) => sum + page.bytes, 0),
    rawBytes: kept.reduce((sum, { chunk }) => sum + chunk.rawBytes, 0),
    activity: advanceActivity(
      empty.activity,
      kept.flatMap(({ touchedAt }) => touchedAt),
    ),
  }
  const { sessions, pages: pageTable, windows: windowTable, chunks, events: eventTable } = database
  await database.transaction('rw', [sessions, pageTable, windowTable, chunks, eventTable], async () => {
    await sessions.add(session)
    await windowTable.bulkAdd(windows)
    await pageTable.bulkAdd(kept.map(({ page }) => page))
    await chunks.bulkAdd(kept.map(({ chunk }) => chunk))
    await eventTable.bulkAdd(events)
  })
  await copyAssets(database, content.session.id, session.id)
  return session.id
}

interface CutPage {
  page: Page
  chunk: Chunk
  touchedAt: number[]
}

async function cutPage(
  database: Database,
  page: Page,
  sessionId: string,
  windowIds: ReadonlyMap<string, string>,
  from: number,
): Promise<CutPage | undefined> {
  if (page.leftAt !== null && page.leftAt < from) return undefined
  const { events: all } = await readPageEvents(database, page.id)
  const after = all.filter((event) => event.timestamp > from)
  const events: eventWithTime[] = all[0] && all[0].timestamp < from ? [...stateAt(all, from).events, ...after] : after
  if (events.length === 0) return undefined
  const json = JSON.stringify(events)
  const packed = await packEvents(json)
  const id = `${sessionId}:${page.documentId}`
  const span = { startAt: events[0]!.timestamp, endAt: events.at(-1)!.timestamp }
  return {
    page: {
      ...page,
      id,
      sessionId,
      windowId: windowIds.get(page.windowId) ?? page.windowId,
      parentPageId: page.parentPageId && `${sessionId}:${page.parentPageId.split(':').at(-1)}`,
      startedAt: span.startAt,
      endedAt: span.endAt,
      lastSeq: 0,
      bytes: packed.body.byteLength,
    },
    chunk: {
      ...packed,
      ...span,
      pageId: id,
      seq: 0,
      lastSeq: 0,
      sessionId,
      hasSnapshot: 1,
      eventCount: events.length,
      rawBytes: json.length,
    },
    touchedAt: events.filter(isInteraction).map((event) => event.timestamp),
  }
}

async function copyAssets(database: Database, fromId: string, toId: string): Promise<void> {
  const uses = await database.assetUses.where({ sessionId: fromId }).toArray()
  await database.assetUses.bulkPut(uses.map((use) => ({ ...use, sessionId: toId })))
}
