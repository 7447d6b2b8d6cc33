import type { Outline } from '@/lib/model/outline'
import type { Database } from '@/lib/store/database'
import { readSessionEvents } from '@/lib/store/read-sessions'

import { buildOutline } from './build-outline'

/** The outline of one session: the one that is kept, or made of its events where there is none yet. */
export async function readOutline(database: Database, sessionId: string): Promise<Outline> {
  const kept = await database.outlines.get(sessionId)
  if (kept) return JSON.parse(kept.json) as Outline
  return buildOutline(await readSessionEvents(database, sessionId))
}
