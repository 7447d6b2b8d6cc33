import type { FunnelBreakdown, FunnelDefinition } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { collectActors, type Actor } from './collect-actors'
import { readRules, type FunnelWalk } from './funnel-rules'
import { createGroupReader } from './read-groups'
import type { Group } from './scan-series'
import type { Selected } from './selection'
import { createFold, pickTop } from './split-groups'
import { walkFunnel } from './walk-funnel'

/** Somebody who is asked, and how far they came. */
export interface Walker {
  actor: Actor
  walk: FunnelWalk
}

export function walkActors(definition: FunnelDefinition, library: Library, now: number): Walker[] {
  const rules = readRules(definition)
  return collectActors(definition, library, now).map((actor) => ({ actor, walk: walkFunnel(actor, rules) }))
}

/** Somebody at one of their events. */
export function selectEvent({ actor }: Walker, event: number, { records }: Library): Selected {
  return { actorId: actor.id, sessionId: records[actor.sessions[event]!]!.id, startAt: actor.at[event]! }
}

export interface SplitWalkers {
  /** Values with a number of their own, the one with the most who began first, and that of all others. */
  groups: (string | null)[]
  groupOf: ReadonlyMap<Walker, Group>
}

/** Everybody who began in exactly one group. Which values have one of their own is decided by the first of the eras. */
export function splitWalkers(
  eras: readonly (readonly Walker[])[],
  breakdown: FunnelBreakdown,
  library: Library,
  now: number,
): SplitWalkers {
  const readValue = createAttribution(breakdown, library, now)
  const values = eras.map((walkers) =>
    walkers.flatMap((walker) => (walker.walk.reached > 0 ? [[walker, readValue(walker)] as const] : [])),
  )
  const counts = new Map<string, number>()
  for (const [, value] of values[0] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
  const top = pickTop(counts, breakdown.top)
  const fold = createFold(top)
  return {
    groups: [...top, null],
    groupOf: new Map(values.flat().map(([walker, value]) => [walker, fold(value)])),
  }
}

/**
 * The one value of somebody who began, by the steps they did; the empty text for none, and for who did not come to the
 * step that is asked. What is not of an event is that of the session in which the step was done. Several tags of a session
 * are one value together: each by itself would count somebody twice.
 */
function createAttribution({ property, attribution }: FunnelBreakdown, library: Library, now: number) {
  const read = createGroupReader(property, library, now)
  return ({ actor, walk: { events } }: Walker): string => {
    const asked = typeof attribution === 'number' ? events.slice(attribution, attribution + 1) : events
    for (const event of attribution === 'last' ? asked.toReversed() : asked) {
      if (event < 0) continue
      const value = read(actor.sessions[event]!, actor.rows[event]!).toSorted().join(', ')
      if (value !== '') return value
    }
    return ''
  }
}
