import type { Session } from '@/lib/model/session'

import type { Database } from './database'
import { deleteSession } from './delete-session'

/** Whether retention may remove a session: never one that is kept or still being recorded. */
export function isExpired(session: Session, now: number): boolean {
  return session.status === 'stopped' && !session.isKept && session.expiresAt <= now
}

/** Removes sessions whose time is over, each whole and in a transaction of its own. */
export async function expireSessions(database: Database, now: number): Promise<void> {
  const due = await database.sessions.where('expiresAt').belowOrEqual(now).toArray()
  for (const session of due)
    if (isExpired(session, now)) await deleteSession(database, session.id, (current) => isExpired(current, now))
}
