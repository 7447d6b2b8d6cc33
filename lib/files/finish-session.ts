import { countRows } from '@/lib/edits/cut-rows'
import { mergePeople } from '@/lib/ingest/name-person'
import type { SessionEvent } from '@/lib/model/event'
import type { Page, Session } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

import type { SessionCollector } from './collect-session'
import type { IncomingSession } from './incoming'
import type { Renamed } from './rename-rows'
import type { StoredPage } from './stored-page'

const DAY_MS = 24 * 60 * 60_000

/** A page as its chunks make it. */
export function finishPage(page: Page, stored: StoredPage | undefined): Page {
  if (!stored) return { ...page, lastSeq: -1 }
  const { lastSeq, bytes, hasSnapshot, startAt, endAt } = stored
  return {
    ...page,
    lastSeq,
    bytes,
    hasSnapshot,
    startedAt: Math.min(page.startedAt, startAt),
    endedAt: Math.max(page.endedAt, endAt),
  }
}

/** Counts as they are, and what is this browser's own. */
export function finishSession(
  incoming: IncomingSession,
  { session, pages, notes }: Pick<Renamed, 'session' | 'pages' | 'notes'>,
  derived: Session,
  events: readonly SessionEvent[],
  bytes: { stored: number; raw: number },
  { now, retentionDays }: { now: number; retentionDays: number },
): Session {
  const base = incoming.hasAllEvents ? session : derived
  return {
    ...base,
    title: base.title || incoming.fallbackTitle,
    ...countRows(pages, events),
    pageCount: events.filter(({ kind }) => kind === 'page view').length,
    noteCount: notes.length,
    bytes: bytes.stored,
    rawBytes: bytes.raw,
    originId: incoming.originId,
    expiresAt: now + retentionDays * DAY_MS,
  }
}

/** Nobody who is known here already is changed by a file. */
export async function addPeople(
  database: Database,
  { people, study }: IncomingSession,
  session: Session,
  collector: SessionCollector,
): Promise<void> {
  for (const person of people) if (!(await database.people.get(person.id))) await database.people.put(person)
  const unknown = collector.identified.filter(({ person }) => !people.some(({ id }) => id === person))
  await mergePeople(database, session, unknown)
  if (study && !(await database.studies.get(study.name))) await database.studies.put(study)
}
