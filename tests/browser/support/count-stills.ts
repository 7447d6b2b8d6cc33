import { readStill } from '@/lib/model/still'

import { findSessions } from './find-session.ts'
import type { Dump } from './read-database.ts'

/** How many pictures are stored of each element of a tab that draws for itself, by its node. */
export function countStills(dump: Dump, tabId: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { data } of findSessions(dump, tabId)[0]?.rrwebEvents ?? []) {
    const still = readStill(data)
    if (still) counts.set(still.nodeId, (counts.get(still.nodeId) ?? 0) + 1)
  }
  return counts
}
