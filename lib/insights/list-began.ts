import type { FunnelDefinition } from '@/lib/model/insight'

import type { Actor } from './collect-actors'
import type { FunnelWalk } from './funnel-rules'

/** An actor who did the first step. */
export interface Began {
  actor: Actor
  hasConverted: boolean
  /** When the first step was, and its session's number. */
  from: number
  session: number
  /** When the last step was, which does not belong to it; or the end of the window, which does. */
  to: number
}

/** Who began a funnel and was not taken out of it. */
export function listBegan(
  actors: readonly Actor[],
  walks: readonly FunnelWalk[],
  { steps, windowMs }: FunnelDefinition,
): Began[] {
  return walks.flatMap(({ events, reached, isExcluded }, index): Began[] => {
    const actor = actors[index]!
    const [first] = events
    if (isExcluded || first === undefined) return []
    const hasConverted = reached === steps.length
    const from = actor.at[first]!
    const to = hasConverted ? actor.at[events.at(-1)!]! : from + windowMs
    return [{ actor, hasConverted, from, session: actor.sessions[first]!, to }]
  })
}

/** Whether a moment is before the last step, or within the window of somebody who never came to it. */
export function isInTime({ hasConverted, to }: Began, at: number): boolean {
  return hasConverted ? at < to : at <= to
}
