import type { Outline } from '@/lib/model/outline'
import type { Database } from '@/lib/store/database'

import { readOutline } from './read-outline'

/** Parts of a session in the bar of its row: as many as can be told apart in it. */
export const ACTIVITY_PARTS = 24

/** What a person does; what a page says or the recorder does is no activity. */
const DONE: ReadonlySet<string> = new Set(['page view', 'click', 'input', 'submit', 'copy', 'cut', 'paste'])

/** For each session how much was done in each of its equal parts, beside its busiest one: 0 to 1. */
export async function readActivity(database: Database, sessionIds: readonly string[]): Promise<number[][]> {
  const sessions = await database.sessions.bulkGet([...sessionIds])
  return Promise.all(
    sessions.map(async (session) => {
      if (!session) return []
      return countParts(await readOutline(database, session.id), session.startedAt, session.endedAt)
    }),
  )
}

export function countParts({ kinds, at, texts }: Outline, from: number, to: number): number[] {
  const parts = Array.from({ length: ACTIVITY_PARTS }, () => 0)
  const lengthMs = Math.max(1, to - from)
  kinds.forEach((kind, row) => {
    if (!DONE.has(texts[kind]!)) return
    const part = Math.floor(((at[row]! - from) / lengthMs) * ACTIVITY_PARTS)
    parts[Math.min(ACTIVITY_PARTS - 1, Math.max(0, part))]! += 1
  })
  const most = Math.max(1, ...parts)
  return parts.map((count) => count / most)
}
