import type { Database } from '@/lib/store/database'

export interface KnownSession {
  id: string
  title: string
}

/** The session that this one is, where it is here already; one that is about to be deleted is not. */
export async function findKnown({ sessions }: Database, originId: string): Promise<KnownSession | undefined> {
  const [own, taken] = await Promise.all([sessions.get(originId), sessions.where({ originId }).toArray()])
  const known = [own, ...taken].find((session) => session !== undefined && session.deletedAt === null)
  return known && { id: known.id, title: known.title }
}
