import { Dexie } from 'dexie'

import type { Session } from '@/lib/model/session'

import type { Database } from './database'
import { dropAssets } from './drop-assets'
import { dropPeople, listNamed } from './drop-people'
import { readSessionEvents } from './read-sessions'

/**
 * Removes a session with everything that belongs to it, assets that nothing else uses included, in one transaction.
 * `mayGo` is asked inside it: what was decided before may not hold any more.
 */
export async function deleteSession(
  database: Database,
  id: string,
  mayGo: (session: Session) => boolean | PromiseLike<boolean>,
): Promise<void> {
  const { sessions, windows, pages, chunks, events, notes, jobs, assets, assetUses, sessionRules, edits } = database
  const { outlines, thumbnails, people } = database
  const range = [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ] as const
  await database.transaction(
    'rw',
    [
      sessions,
      windows,
      pages,
      chunks,
      events,
      notes,
      jobs,
      assets,
      assetUses,
      sessionRules,
      edits,
      outlines,
      thumbnails,
      people,
    ],
    async () => {
      const session = await sessions.get(id)
      if (session && !(await mayGo(session))) return
      const named = session ? listNamed(session, await readSessionEvents(database, id)) : []
      const used = await assetUses.where({ sessionId: id }).toArray()
      await Promise.all([
        sessions.delete(id),
        windows.where({ sessionId: id }).delete(),
        pages.where({ sessionId: id }).delete(),
        chunks.where({ sessionId: id }).delete(),
        sessionRules.where({ sessionId: id }).delete(),
        events
          .where('[sessionId+at]')
          .between(...range)
          .delete(),
        notes
          .where('[sessionId+at]')
          .between(...range)
          .delete(),
        jobs.where({ sessionId: id }).delete(),
        edits.where({ sessionId: id }).delete(),
        outlines.delete(id),
        thumbnails.delete(id),
      ])
      await dropAssets(database, used)
      await dropPeople(database, named)
    },
  )
}
