import type { AskedSessions, PathsDefinition } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'
import { findSessions } from '@/lib/search/list-sessions'

import { createCleaner } from './create-cleaner'
import { nameEvents, namePages, SAID_BY_PAGE } from './name-events'
import { splitTrails, type Stop, type Trail } from './trails'

export type TrailRules = Pick<PathsDefinition, 'of' | 'groups' | 'cleaning' | 'excluded'>

/** A tab that comes to the front is no stop: nobody went anywhere by it. */
const NO_STOPS = [...SAID_BY_PAGE, 'tab shown']

/** The ways that were gone in these sessions, the oldest first. */
export function collectTrails(
  { of, groups, cleaning, excluded }: TrailRules,
  sessions: AskedSessions,
  library: Library,
  now: number,
): Trail[] {
  const { events, spans } = library
  const clean = createCleaner({ groups, cleaning })
  const nameOf = (of === 'pages' ? namePages : nameEvents)(events, clean)
  const leftOut = new Set(excluded)
  const pageView = events.pool.placeOf('page view')
  const noStops = new Set(NO_STOPS.map((kind) => events.pool.placeOf(kind)))
  const isStop = (kind: number) => (of === 'pages' ? kind === pageView : !noStops.has(kind))
  return findSessions(sessions, library, now)
    .toReversed()
    .flatMap((session) => {
      const span = spans[session]
      const stops: Stop[] = []
      for (let row = span?.from ?? 0; row < (span?.to ?? 0); row += 1) {
        if (!isStop(events.kinds[row]!)) continue
        const name = nameOf(row)
        if (!leftOut.has(name)) stops.push({ name, at: events.at[row]!, row })
      }
      return splitTrails(session, stops)
    })
}
