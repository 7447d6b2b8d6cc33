import type { Note } from '@/lib/model/note'
import type { Outline } from '@/lib/model/outline'
import type { Database } from '@/lib/store/database'

import type { OpenLibrary } from './library'
import { READ_BATCH_ROWS } from './limits'
import { readOutline } from './read-outline'

/** How many rows of how many are read. */
export type OnProgress = (doneCount: number, allCount: number) => void

/** All that search knows but the events. */
export async function readSessionsInto(
  library: OpenLibrary,
  database: Database,
  onProgress: OnProgress,
): Promise<void> {
  const { sessions, notes, people, cohorts } = database
  const [count, noteRows, peopleRows, cohortRows] = await Promise.all([
    sessions.count(),
    notes.toArray(),
    people.toArray(),
    cohorts.toArray(),
  ])
  library.setPeople(peopleRows)
  library.setCohorts(cohortRows)
  let last = ''
  for (let done = 0; ;) {
    const rows = await sessions.where('id').above(last).limit(READ_BATCH_ROWS).toArray()
    for (const row of rows) library.putSession(row)
    done += rows.length
    onProgress(done, count)
    if (rows.length < READ_BATCH_ROWS) break
    last = rows.at(-1)!.id
  }
  for (const [id, ofSession] of Map.groupBy(noteRows, (note) => note.sessionId))
    library.putNotes(id, joinNotes(ofSession))
}

export function joinNotes(notes: readonly Note[]): string {
  return notes.map((note) => note.text).join('\n')
}

/** The events of all sessions: from their outlines, and of those that have none from their events. */
export async function readEventsInto(library: OpenLibrary, database: Database, onProgress: OnProgress): Promise<void> {
  const { outlines } = database
  const missing = new Set(library.records.flatMap((record) => (record ? [record.id] : [])))
  const count = missing.size
  let last = ''
  for (;;) {
    const rows = await outlines.where('sessionId').above(last).limit(READ_BATCH_ROWS).toArray()
    for (const { sessionId, json } of rows) {
      library.putEvents(sessionId, JSON.parse(json) as Outline)
      missing.delete(sessionId)
    }
    onProgress(count - missing.size, count)
    if (rows.length < READ_BATCH_ROWS) break
    last = rows.at(-1)!.sessionId
  }
  for (const id of missing) {
    library.putEvents(id, await readOutline(database, id))
    onProgress(count, count)
  }
}
