import type { eventWithTime } from '@rrweb/types'

import type { SessionEvent } from '@/lib/model/event'
import type { Page, Session, Window } from '@/lib/model/session'
import { advanceSignals, endSignals, startSignals } from '@/lib/signals/advance-signals'
import { advanceTrail, type AdvancedTrail } from '@/lib/signals/advance-trail'
import { placeSignal } from '@/lib/signals/find-signals'
import type { Database } from '@/lib/store/database'

export interface Signs {
  found: SessionEvent[]
  /** Rows that are gone: what came shows that they were none. */
  withdrawn: SessionEvent[]
  page: Page
}

/**
 * The signals of frustration that a chunk makes certain. Within the transaction that stores the chunk, so that what is
 * remembered on the rows of page and tab is always that of the chunks that are there. Rows of signals that are withdrawn
 * and the row of the tab are written here, the others are the caller's.
 */
export async function advanceSigns(
  database: Database,
  { session, window, page }: { session: Session; window: Window | undefined; page: Page },
  events: readonly eventWithTime[],
  isAfterHole: boolean,
): Promise<Signs> {
  const { signals: before, ...bare } = page
  // Whether the page answered in a hole is not known.
  const lost = isAfterHole && before ? endSignals(before, page.endedAt) : []
  const { state, signals } = advanceSignals(isAfterHole || !before ? startSignals(page) : before, events)
  const isOver = session.status === 'stopped'
  const last = isOver ? endSignals(state, session.endedAt) : []
  const rows = [...lost, ...signals, ...last].map((signal) => placeSignal(page, signal))
  const after: Page = isOver ? bare : { ...bare, signals: state }
  if (!window || page.isTop === 0 || isOver) return { found: rows, withdrawn: [], page: after }
  const trail = advanceTrail(window.trail ?? [], page.id, events)
  const placed = trail.added.map(({ pageId, ...signal }) => placeSignal({ ...page, id: pageId }, signal))
  return { found: [...rows, ...placed], withdrawn: await writeTrail(database, window, trail), page: after }
}

async function writeTrail(
  { windows, events }: Database,
  window: Window,
  { trail, withdrawn }: AdvancedTrail,
): Promise<SessionEvent[]> {
  const isSame = trail.length === window.trail?.length && trail.every((visit, index) => visit === window.trail?.[index])
  if (!isSame) await windows.update(window.id, { trail })
  const gone: SessionEvent[] = []
  for (const { kind, at, pageId } of withdrawn) {
    const found = await events.where('[sessionId+at]').equals([window.sessionId, at]).toArray()
    gone.push(...found.filter((row) => row.kind === kind && row.pageId === pageId))
  }
  await events.bulkDelete(gone.map((row) => row.id!))
  return gone
}
