import { Dexie } from 'dexie'

import type { Database } from './database'

/**
 * Forgets what lies before `before` and is not needed to show the moments after it: of each page the chunks up to its
 * last full snapshot before that moment, and the events. Pages with nothing left go too. One transaction.
 */
export async function trimSession(database: Database, sessionId: string, before: number): Promise<void> {
  const { sessions, pages, chunks, events } = database
  await database.transaction('rw', [sessions, pages, chunks, events], async () => {
    let freedBytes = 0
    for (const page of await pages.where({ sessionId }).toArray()) {
      const rows = await chunks
        .where('[pageId+seq]')
        .between([page.id, Dexie.minKey], [page.id, Dexie.maxKey])
        .toArray()
      const anchor = rows.findLast((chunk) => chunk.hasSnapshot === 1 && chunk.endAt <= before)
      const isOver = rows.length > 0 && page.endedAt < before && page.leftAt !== null
      const gone = isOver ? rows : rows.filter((chunk) => anchor && chunk.seq < anchor.seq)
      await chunks.bulkDelete(gone.map((chunk) => [chunk.pageId, chunk.seq]))
      freedBytes += gone.reduce((sum, chunk) => sum + chunk.body.byteLength, 0)
      if (isOver) await pages.delete(page.id)
    }
    const old = events.where('[sessionId+at]').between([sessionId, Dexie.minKey], [sessionId, before], true, false)
    const goneCount = await old.delete()
    await sessions.where({ id: sessionId }).modify((session) => {
      session.bytes -= freedBytes
      session.eventCount -= goneCount
      session.startedAt = Math.max(session.startedAt, Math.min(before, session.endedAt))
    })
  })
}
