import type { FunnelDefinition } from '@/lib/model/insight'
import { compileStep } from '@/lib/search/evaluate-events'
import type { Library } from '@/lib/search/library'

import { isInTime, type Began } from './list-began'
import { nameEvents, SAID_BY_PAGE } from './name-events'
import type { Selected } from './selection'

/** Of each name when it was first, in order of time. */
export type Had = Map<string, Selected>

/**
 * What somebody did strictly between the first step and the last; of who dropped off up to the end of the window. Events
 * that may be a step are no answer to the question, and how a page did is nothing that somebody did.
 */
export function createBehaviour(definition: FunnelDefinition, library: Library): (began: Began) => Had {
  const { kinds, at, pool } = library.events
  const nameOf = nameEvents(library.events)
  const steps = definition.steps.map(({ event }) => compileStep(event, library))
  const said = new Set(SAID_BY_PAGE.map((kind) => pool.placeOf(kind)))
  const isStep = (row: number) => steps.some((isOne) => isOne(row))
  return (began) => {
    const had: Had = new Map()
    forEachRow(began, library, (row, sessionId) => {
      const isBetween = at[row]! > began.from && isInTime(began, at[row]!)
      if (!isBetween || said.has(kinds[row]) || isStep(row)) return
      putFirst(had, nameOf(row), { actorId: began.actor.id, sessionId, startAt: at[row]! })
    })
    return had
  }
}

/** Tells of every event of somebody's sessions. */
export function forEachRow(
  { actor }: Began,
  { spans, records }: Library,
  tell: (row: number, sessionId: string) => void,
): void {
  for (const session of actor.ownSessions) {
    const [span, record] = [spans[session], records[session]]
    if (!span || !record) continue
    for (let row = span.from; row < span.to; row += 1) tell(row, record.id)
  }
}

/** Sessions of a person may overlap: the one that comes later may hold what was first. */
export function putFirst(had: Had, name: string, selected: Selected): void {
  const known = had.get(name)
  if (!known || selected.startAt < known.startAt) had.set(name, selected)
}
