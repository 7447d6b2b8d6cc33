import type { SessionEvent } from '@/lib/model/event'
import type { Session } from '@/lib/model/session'

import type { Database } from './database'

/** Everybody a session names: whose it is, and whom its pages named. */
export function listNamed(session: Session, events: readonly SessionEvent[]): string[] {
  const said = events.filter(({ kind }) => kind === 'identify').map(({ label }) => label)
  return [...new Set([session.person, session.identifiedAs, ...said])].filter((id) => id !== '')
}

/** What is written of people goes with the last session that is theirs. Inside a transaction. */
export async function dropPeople({ sessions, people }: Database, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if ((await sessions.where({ person: id }).count()) === 0) await people.delete(id)
  }
}
