import type { EventPattern } from '@/lib/model/filter'
import type { FunnelDefinition } from '@/lib/model/insight'
import type { Span } from '@/lib/search/event-columns'
import { forEachEvent } from '@/lib/search/evaluate-events'
import type { Library } from '@/lib/search/library'
import { findSessions } from '@/lib/search/list-sessions'

import type { ActorEvents } from './funnel-rules'
import { SAID_BY_PAGE } from './name-events'

/** A session, or a person with their sessions, and what happened to them. */
export interface Actor extends ActorEvents {
  /** Id of the session, or of the person. */
  id: string
  /** For each event the number of its session and its row in the library. */
  sessions: number[]
  rows: number[]
  /** Numbers of all their sessions that were asked for, the oldest first. */
  ownSessions: number[]
}

/**
 * Who is asked by a funnel, with the events that matter to it in order of time: those that may be a step or are excluded,
 * and for the strict order everything that somebody did. A session that never began may be left out.
 */
export function collectActors(definition: FunnelDefinition, library: Library, now: number): Actor[] {
  const { events } = library
  const { order, unit } = definition
  const steps = markRows(definition.steps, library)
  const exclusions = markRows(definition.exclusions, library)
  // They never come between two steps.
  const said = new Set(SAID_BY_PAGE.map((kind) => events.pool.placeOf(kind)))
  const isStrict = order === 'strict'
  const hasExclusions = definition.exclusions.length > 0
  // In any order every step may be the first.
  const firstSteps = order === 'any' ? -1 : 1
  const begins = ({ from, to }: Span) => steps.subarray(from, to).some((step) => (step & firstSteps) !== 0)

  const actors = new Map<string, Actor>()
  // The oldest first: a person's events come in order of time, as long as their sessions do not overlap.
  for (const session of findSessions(definition.sessions, library, now).toReversed()) {
    const span = library.spans[session]
    if (unit === 'session' && !(span && begins(span))) continue
    const key = unit === 'session' ? library.records[session]!.id : nameActor(session, library)
    if (key === undefined) continue
    const actor = actors.get(key) ?? createActor(key)
    actors.set(key, actor)
    actor.ownSessions.push(session)
    const to = span?.to ?? 0
    for (let row = span?.from ?? 0; row < to; row += 1) {
      const step = steps[row]!
      const exclusion = hasExclusions ? exclusions[row]! : 0
      if (step === 0 && exclusion === 0 && !(isStrict && !said.has(events.kinds[row]))) continue
      put(actor, { at: events.at[row]!, step, exclusion, session, row })
    }
  }
  return [...actors.values()].map(inOrder)
}

/** For each row of the library the patterns it is an event of, as bits; nothing at all without patterns. */
function markRows(patterns: readonly { event: EventPattern }[], library: Library): Uint32Array {
  const bits = new Uint32Array(patterns.length > 0 ? library.events.at.length : 0)
  for (const [place, { event }] of patterns.entries())
    forEachEvent(event, library, (_session, row) => void (bits[row]! |= 1 << place))
  return bits
}

function createActor(id: string): Actor {
  return { id, at: [], steps: [], exclusions: [], sessions: [], rows: [], ownSessions: [] }
}

/** `undefined` for a session that is nobody's. */
function nameActor(session: number, library: Library): string | undefined {
  const { person } = library.records[session]!
  return person === '' ? undefined : library.people.of(person).id
}

interface Happening {
  at: number
  step: number
  exclusion: number
  session: number
  row: number
}

function put(actor: Actor, { at, step, exclusion, session, row }: Happening): void {
  ;(actor.at as number[]).push(at)
  ;(actor.steps as number[]).push(step)
  ;(actor.exclusions as number[]).push(exclusion)
  actor.sessions.push(session)
  actor.rows.push(row)
}

function inOrder(actor: Actor): Actor {
  const at = Array.from(actor.at)
  if (at.every((moment, index) => index === 0 || moment >= at[index - 1]!)) return actor
  const places = at.map((_, index) => index).toSorted((a, b) => at[a]! - at[b]!)
  const pick = (column: ArrayLike<number>) => places.map((place) => column[place]!)
  return {
    ...actor,
    at: pick(actor.at),
    steps: pick(actor.steps),
    exclusions: pick(actor.exclusions),
    sessions: pick(actor.sessions),
    rows: pick(actor.rows),
  }
}
