import type { Database } from '@/lib/store/database'

import { describeStart, nameFile } from './name-file'
import { openSession, type LeavingSession } from './open-session'

/** What an export is made of: sessions in their order, opened one at a time, as their edits wish them to be. */
export interface ExportSource {
  database: Database
  sessionIds: readonly string[]
  /** Epoch ms. */
  exportedAt: number
  /** Where a session is watched, in this browser. */
  linkTo: (sessionId: string) => string
  /** `undefined` for one that was deleted meanwhile. */
  open: (sessionId: string) => Promise<LeavingSession | undefined>
}

export function createSource(
  database: Database,
  given: Pick<ExportSource, 'sessionIds' | 'exportedAt' | 'linkTo'>,
): ExportSource {
  return { ...given, database, open: (id) => openSession(database, id) }
}

/** What one file of all is called, without its ending: as the session where there is one only. */
export async function nameWhole({ sessionIds, exportedAt, open }: ExportSource, words: string): Promise<string> {
  const [id] = sessionIds
  // By what its edits leave of its title.
  const only = id !== undefined && sessionIds.length === 1 ? await open(id) : undefined
  return only ? nameFile(only.content.session) : `${words}-${describeStart(exportedAt)}`
}

/** All that is still there, one at a time. */
export async function* openAll({ sessionIds, open }: ExportSource): AsyncGenerator<LeavingSession> {
  for (const id of sessionIds) {
    const session = await open(id)
    if (session) yield session
  }
}
