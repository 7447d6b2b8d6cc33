import type { EndReason, Interval, Page, Session } from '@/lib/model/session'
import type { GapReason, SessionEvent } from '@/lib/model/event'
import { describeOutlineJob } from '@/lib/model/job'
import { addSignals } from '@/lib/signals/count-signals'
import { endPages } from '@/lib/signals/find-signals'
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
 * shows what was lost: pages that never got to say anything, pages that went without a word. What the search for signals
 * remembered goes with it: edits need not know of it.
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
    const pauses = closePauses(session.pauses, endedAt)
    const all = await pages.where({ sessionId: id }).toArray()
    const tabs = await windows.where({ sessionId: id }).toArray()
    const lost = findLostPages(all, session.pauses, endedAt)
    const gaps = lost.map(({ page, reason, until }) => describeGap(page, reason, until))
    const signals = endPages({ session: { endedAt, pauses }, windows: tabs, pages: all })
    await events.bulkAdd([...gaps, ...signals])
    await pages.bulkPut(all.filter((page) => page.signals).map(({ signals: _signals, ...page }) => page))
    const open = await readOpenGaps(database, session)
    await events.bulkPut(open.map((gap) => ({ ...gap, until: Math.max(gap.at, endedAt) })))
    await sessions.put({
      ...session,
      status: 'stopped',
      endReason,
      endedAt,
      pauses,
      gapCount: session.gapCount + gaps.length,
      eventCount: session.eventCount + gaps.length + signals.length,
      signalCounts: addSignals(session.signalCounts, signals),
      ...changes,
    })
    await windows.where({ sessionId: id }).modify((window) => {
      window.isOpen = 0
      delete window.trail
      window.closedAt ??= endReason === 'stopped' ? now : endedAt
    })
    await jobs.put({ id: `merge:${id}`, kind: 'merge chunks', sessionId: id, dueAt: now + MERGE_AFTER_MS })
    await jobs.put(describeOutlineJob(now + MERGE_AFTER_MS))
  })
}

function describeGap(page: Page, reason: GapReason, until: number): SessionEvent {
  const place = { sessionId: page.sessionId, windowId: page.windowId, pageId: page.id, url: page.url }
  return { ...place, at: page.endedAt, until, kind: 'gap', label: reason, role: '', selector: '', nodeId: 0 }
}

function closePauses(pauses: readonly Interval[], now: number): Interval[] {
  return pauses.map((pause) => ({ ...pause, to: pause.to ?? Math.max(pause.from, now) }))
}
