import { Dexie } from 'dexie'

import type { SessionEvent } from '@/lib/model/event'
import type { Database } from '@/lib/store/database'
import { readSessionOfTab } from '@/lib/store/read-sessions'

/** The gaps so far of the session that records this tab, in order of time. */
export async function readGapsOfTab(database: Database, tabId: number): Promise<SessionEvent[]> {
  const id = (await readSessionOfTab(database, tabId))?.session.id
  return id === undefined ? [] : readGaps(database, id)
}

/** The gaps of a session, in order of time. */
export function readGaps(database: Database, sessionId: string): Promise<SessionEvent[]> {
  return database.events
    .where('[sessionId+at]')
    .between([sessionId, Dexie.minKey], [sessionId, Dexie.maxKey])
    .filter((event) => event.kind === 'gap')
    .toArray()
}
