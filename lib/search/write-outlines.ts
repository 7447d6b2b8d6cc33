import type { Database } from '@/lib/store/database'
import { readSessionEvents } from '@/lib/store/read-sessions'

import { buildOutline } from './build-outline'

/**
 * Makes the outlines of all sessions that are over and have none; each in a transaction of its own with the events it is
 * made of, so that it can stop anywhere and never keeps what an edit has taken out meanwhile.
 */
export async function writeOutlines(database: Database): Promise<void> {
  const { sessions, events, edits, outlines } = database
  const [over, done] = await Promise.all([
    sessions.where('status').equals('stopped').primaryKeys(),
    outlines.toCollection().primaryKeys(),
  ])
  const known = new Set(done)
  for (const sessionId of over.filter((id) => !known.has(id))) {
    await database.transaction('rw', [sessions, events, edits, outlines], async () => {
      const session = await sessions.get(sessionId)
      if (session?.status !== 'stopped') return
      // What is to go for good is still in the events.
      if (
        await edits
          .where({ sessionId })
          .filter((edit) => edit.isPermanent === 1)
          .count()
      )
        return
      const outline = buildOutline(await readSessionEvents(database, sessionId))
      await outlines.put({ sessionId, json: JSON.stringify(outline) })
    })
  }
}
