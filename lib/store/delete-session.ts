import { Dexie } from 'dexie'

import type { Database } from './database'

/** Removes a session with everything that belongs to it, assets that nothing else uses included, in one transaction. */
export async function deleteSession(database: Database, id: string): Promise<void> {
  const { sessions, windows, pages, chunks, events, notes, jobs, assets, assetUses } = database
  const range = [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ] as const
  await database.transaction('rw', [sessions, windows, pages, chunks, events, notes, jobs, assets, assetUses], async () => {
    const used = await assetUses.where({ sessionId: id }).toArray()
    await Promise.all([
      sessions.delete(id),
      windows.where({ sessionId: id }).delete(),
      pages.where({ sessionId: id }).delete(),
      chunks.where({ sessionId: id }).delete(),
      events.where('[sessionId+at]').between(...range).delete(),
      notes.where('[sessionId+at]').between(...range).delete(),
      jobs.where({ sessionId: id }).delete(),
      assetUses.where({ sessionId: id }).delete(),
    ])
    for (const hash of new Set(used.map((use) => use.hash))) {
      if (hash && (await assetUses.where({ hash }).count()) === 0) await assets.delete(hash)
    }
  })
}
