import { buildOutline } from '@/lib/search/build-outline'
import { Database } from '@/lib/store/database'

import { generateSession } from '../../fixtures/generate-library'

const BATCH = 500

export interface LibrarySize {
  sessionCount: number
  /** Of one session, about. */
  eventCount: number
  /** Without them only the outlines are written, which is all that search reads. */
  hasEvents: boolean
  /** When its newest sessions began, epoch ms; now, where it is not given. */
  now?: number
}

/** Runs in a page of the extension: fills its database with a generated library. Answers how many events there are. */
export async function fillLibrary({
  sessionCount,
  eventCount,
  hasEvents,
  now = Date.now(),
}: LibrarySize): Promise<number> {
  const database = new Database()
  let written = 0
  for (let from = 0; from < sessionCount; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, sessionCount - from) }, (_, index) =>
      generateSession(from + index, now, eventCount),
    )
    await database.transaction('rw', [database.sessions, database.events, database.outlines], async () => {
      await database.sessions.bulkAdd(rows.map(({ session }) => session))
      await database.outlines.bulkAdd(
        rows.map(({ session, events }) => ({ sessionId: session.id, json: JSON.stringify(buildOutline(events)) })),
      )
      if (hasEvents) await database.events.bulkAdd(rows.flatMap(({ events }) => events))
    })
    written += rows.reduce((sum, { events }) => sum + events.length, 0)
  }
  database.close()
  return written
}
