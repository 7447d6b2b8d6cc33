import type { EndReason, Interval, Session } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

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

/** Ends a session and its windows in one transaction; one that has ended stays as it is. Never discards anything. */
export async function endSession(
  database: Database,
  id: string,
  endReason: EndReason,
  now: number,
  changes: Partial<Session> = {},
): Promise<void> {
  const { sessions, windows, jobs } = database
  await database.transaction('rw', [sessions, windows, jobs], async () => {
    const session = await sessions.get(id)
    if (!session || session.status === 'stopped') return
    const endedAt = Math.max(session.endedAt, endReason === 'stopped' ? now : session.endedAt)
    const pauses = closePauses(session.pauses, endedAt)
    await sessions.put({ ...session, status: 'stopped', endReason, endedAt, pauses, ...changes })
    await windows.where({ sessionId: id }).modify((window) => {
      window.isOpen = 0
      window.closedAt ??= now
    })
    await jobs.put({ id: `merge:${id}`, kind: 'merge chunks', sessionId: id, dueAt: now + MERGE_AFTER_MS })
  })
}

function closePauses(pauses: readonly Interval[], now: number): Interval[] {
  return pauses.map((pause) => ({ ...pause, to: pause.to ?? now }))
}
