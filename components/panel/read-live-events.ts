import { Dexie } from 'dexie'

import { listGaps } from '@/lib/replay/gaps'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'
import type { Database } from '@/lib/store/database'

/** The last events, notes and gaps of a session, in order of time. */
export async function readLiveEvents(database: Database, sessionId: string, count: number): Promise<StreamItem[]> {
  const all = [
    [sessionId, Dexie.minKey],
    [sessionId, Dexie.maxKey],
  ] as const
  const [session, events, notes] = await Promise.all([
    database.sessions.get(sessionId),
    database.events
      .where('[sessionId+at]')
      .between(...all)
      .reverse()
      .limit(count)
      .toArray(),
    database.notes
      .where('[sessionId+at]')
      .between(...all)
      .reverse()
      .limit(count)
      .toArray(),
  ])
  if (!session) return []
  const gaps = listGaps(session, events, { from: session.startedAt, to: session.endedAt })
  // Read from the end: of one moment what came first stands first again.
  return assembleStream(events.toReversed(), notes.toReversed(), gaps).slice(-count)
}
