import type { EndReason, Interval, Page, Session } from '@/lib/model/session'
import type { GapReason, SessionEvent } from '@/lib/model/event'
import type { Database } from '@/lib/store/database'
import { readOpenGaps } from '@/lib/store/read-open-gaps'

import { findLostPages } from './find-lost-pages'
import { MERGE_AFTER_MS } from './limits'

export async function pauseSession(database: Database, id: string, now: number): Promise<void> {
  await database.sessions.where({ id }).modify((session) => {
    if (session.status !== 'recording') return
    session.status = 'paused'
    session.pauses.push({ from: now, to: null })
  })
}

export async function resumeSession(database: Database, id: string, now: number): Promise<void> {
  await database.sessions.where({ id }).modify((session) => {
    if (session.status !== 'paused') return
    session.status = 'recording'
    session.pauses = closePauses(session.pauses, now)
  })
}

/**
 * Ends a session and its windows in one transaction; one that has ended stays as it is. Never discards anything, and
 * shows what was lost: pages that never got to say anything, pages that went without a word.
 */
export async function endSession(
  database: Database,
  id: string,
  endReason: EndReason,
  now: number,
  changes: Partial<Session> = {},
): Promise<void> {
  const { sessions, windows, pages, events, jobs } = database
  await database.transaction('rw', [sessions, windows, pages, events, jobs], async () => {
    const session = await sessions.get(id)
    if (!session || session.status === 'stopped') return
    // By hand it ends now; otherwise it ended when the last thing happened.
    const endedAt = endReason === 'stopped' ? Math.max(session.endedAt, now) : session.endedAt
    const lost = findLostPages(await pages.where({ sessionId: id }).toArray(), session.pauses, endedAt)
    await events.bulkAdd(lost.map(({ page, reason, until }) => describeGap(page, reason, until)))
    const open = await readOpenGaps(database, session)
    await events.bulkPut(open.map((gap) => ({ ...gap, until: Math.max(gap.at, endedAt) })))
    await sessions.put({
      ...session,
      status: 'stopped',
      endReason,
      endedAt,
      pauses: closePauses(session.pauses, endedAt),
      gapCount: session.gapCount + lost.length,
      eventCount: session.eventCount + lost.length,
      ...changes,
    })
    await windows.where({ sessionId: id }).modify((window) => {
      window.isOpen = 0
      window.closedAt ??= endReason === 'stopped' ? now : endedAt
    })
    await jobs.put({ id: `merge:${id}`, kind: 'merge chunks', sessionId: id, dueAt: now + MERGE_AFTER_MS })
  })
}

function describeGap(page: Page, reason: GapReason, until: number): SessionEvent {
  const place = { sessionId: page.sessionId, windowId: page.windowId, pageId: page.id, url: page.url }
  return { ...place, at: page.endedAt, until, kind: 'gap', label: reason, role: '', selector: '', nodeId: 0 }
}

function closePauses(pauses: readonly Interval[], now: number): Interval[] {
  return pauses.map((pause) => ({ ...pause, to: pause.to ?? Math.max(pause.from, now) }))
}
