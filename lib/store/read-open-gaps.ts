import { Dexie } from 'dexie'

import type { SessionEvent } from '@/lib/model/event'
import type { Session } from '@/lib/model/session'

import type { Database } from './database'

/** Holes of a session that go on. A long session has many events and most have no hole: those are not looked through. */
export async function readOpenGaps({ events }: Database, session: Session | undefined): Promise<SessionEvent[]> {
  if (!session || session.gapCount === 0) return []
  const range = events.where('[sessionId+at]').between([session.id, Dexie.minKey], [session.id, Dexie.maxKey])
  // All at once: a cursor takes a hundred times as long.
  return (await range.toArray()).filter((event) => event.kind === 'gap' && event.until === null)
}
