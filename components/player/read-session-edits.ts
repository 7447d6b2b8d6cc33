import { computed, type ReadonlySignal } from '@preact/signals'

import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Edit } from '@/lib/model/edit'
import type { Database } from '@/lib/store/database'
import { readEdits } from '@/lib/store/read-edits'

/** What is to be done with a session, and whether it is there at all: it may be deleted in another tab. */
export interface SessionEdits {
  isThere: boolean
  /** Oldest first. */
  edits: Edit[]
}

export async function readSessionEdits(database: Database, sessionId: string): Promise<SessionEdits> {
  const [session, edits] = await Promise.all([database.sessions.get(sessionId), readEdits(database, sessionId)])
  return { isThere: session?.deletedAt === null, edits }
}

/**
 * Another one whenever the session is to be read again. That edits become permanent changes nothing of what is shown;
 * that they are gone does, because by then the store holds other rows.
 */
export function decideVersion(query: ReadonlySignal<QueryState<SessionEdits>>): ReadonlySignal<string | undefined> {
  return computed(() => {
    const read = readValue(query.value)
    return read && [read.isThere, ...read.edits.map(({ id }) => id)].join()
  })
}
