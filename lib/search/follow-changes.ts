import type { Database } from '@/lib/store/database'
import type { ChangedKeys } from '@/lib/store/watch-changes'

import type { OpenLibrary } from './library'
import { FOLLOW_EVERY_MS, FOLLOW_FIRST_MS, FOLLOW_SHARE } from './limits'
import { joinNotes, readEventsInto, readSessionsInto } from './read-library'
import { readOutline } from './read-outline'

export type FollowedTable = 'sessions' | 'outlines' | 'notes' | 'people' | 'cohorts'
export type Changes = Map<FollowedTable, ChangedKeys>

/** Takes changes of the store over into the library, those that come quickly one after another together. */
export function followChanges(
  database: Database,
  library: OpenLibrary,
  { hasEvents, onTaken }: { hasEvents: () => boolean; onTaken: () => void },
) {
  /** Sessions to read again; `all` when it is not known which. */
  let ids: Set<string> | 'all' = new Set()
  let hasOthers = false
  let running: Promise<void> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastMs = 0
  let takenAt = -Infinity

  function note(changes: Changes): void {
    for (const [table, keys] of changes) {
      // Of a note only its own key is known; it changes the count of its session in the same step.
      if (table === 'people' || table === 'cohorts') hasOthers = true
      else if (table !== 'notes' && keys === 'all') ids = 'all'
      else if (table !== 'notes' && ids !== 'all') for (const key of keys as Set<string>) ids.add(key)
    }
  }
  async function take(): Promise<void> {
    const [wanted, areOthers] = [ids, hasOthers]
    ids = new Set()
    hasOthers = false
    const from = performance.now()
    try {
      if (wanted === 'all') await readAllAgain()
      else for (const id of wanted) await readAgain(id)
      if (areOthers) {
        library.setPeople(await database.people.toArray())
        library.setCohorts(await database.cohorts.toArray())
      }
    } catch (error) {
      // The next change reads everything, so that nothing stays as it was for ever.
      ids = 'all'
      hasOthers = true
      console.error('changes could not be read', error)
    }
    takenAt = performance.now()
    lastMs = takenAt - from
  }
  async function readAllAgain(): Promise<void> {
    const known = new Set(await database.sessions.toCollection().primaryKeys())
    for (const record of library.records) if (record && !known.has(record.id)) library.remove(record.id)
    await readSessionsInto(library, database, () => undefined)
    if (hasEvents()) await readEventsInto(library, database, () => undefined)
  }
  async function readAgain(id: string): Promise<void> {
    const session = await database.sessions.get(id)
    if (!session) return library.remove(id)
    library.putSession(session)
    library.putNotes(
      id,
      joinNotes(await database.notes.where('[sessionId+at]').between([id, -Infinity], [id, Infinity]).toArray()),
    )
    if (hasEvents()) library.putEvents(id, await readOutline(database, id))
  }
  function run(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    running = running.then(take).then(onTaken)
    return running
  }

  return {
    hear(changes: Changes): void {
      note(changes)
      const restMs = takenAt + Math.max(FOLLOW_EVERY_MS, lastMs * FOLLOW_SHARE) - performance.now()
      timer ??= setTimeout(() => void run(), Math.max(FOLLOW_FIRST_MS, restMs))
    },
    /** What has changed by now is taken over. */
    settle: () => (timer === undefined ? running : run()),
  }
}
