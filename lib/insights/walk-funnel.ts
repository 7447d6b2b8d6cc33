import type { ActorEvents, Exclusion, FunnelRules, FunnelWalk } from './funnel-rules'
import { groupTies, type Tie } from './group-ties'
import { walkAnyOrder } from './walk-any-order'
import { areApart, walkPlainly } from './walk-plainly'

/** An attempt: when it began, and which event each of its steps is so far. */
interface Attempt {
  startedAt: number
  events: readonly number[]
}

/**
 * How far one actor came in a funnel. Definition: PostHog's `funnel-udf/src/steps.rs`, with these made exact:
 * - An event is one step of an attempt only. The window counts from the first step, so doing that again begins anew,
 *   and of attempts at the same step the one that began last counts.
 * - Events of one moment count in either order. What is excluded does so only strictly between steps.
 * - Strict: no event lies between two steps but those of the same moments.
 * - What is excluded takes the actor out when it happens while the furthest attempt still under way is in its range.
 * - Once the last step is done, nothing that comes later counts.
 */
export function walkFunnel(events: ActorEvents, rules: FunnelRules): FunnelWalk {
  if (rules.order === 'any') return walkAnyOrder(events, rules)
  const { stepCount, windowMs, exclusions, optional } = rules
  const isPlain = rules.order === 'sequential' && exclusions.length === 0 && optional === 0
  if (isPlain && areApart(events.at)) return walkPlainly(events, rules)
  /** By the number of steps done: the newest attempt. */
  let attempts: (Attempt | undefined)[] = []
  let best: readonly number[] = []

  for (const tie of groupTies(events, stepCount)) {
    const isAlive = (attempt: Attempt | undefined) => attempt && tie.at - attempt.startedAt <= windowMs
    const furthest = attempts.findLastIndex((attempt) => isAlive(attempt))
    const moved = advance(
      attempts.map((attempt) => (isAlive(attempt) ? attempt : undefined)),
      tie,
      events,
      rules,
    )
    // A step of that very moment may have come first.
    const done = Math.max(furthest, moved.length - 1)
    const isForbidden = ({ from, to }: Exclusion, index: number) =>
      (tie.exclusions & (1 << index)) !== 0 && furthest > from && done <= to
    if (exclusions.some(isForbidden)) return { reached: 0, events: [], isExcluded: true }
    const kept = rules.order === 'strict' ? [] : attempts
    attempts = Array.from({ length: Math.max(kept.length, moved.length) }, (_, place) =>
      pickBetter(kept[place], moved[place]),
    )
    for (const attempt of moved) if (attempt && attempt.events.length > best.length) best = attempt.events
    if (best.length === stepCount) break
  }
  return { reached: best.length, events: [...best], isExcluded: false }
}

/** Attempts that events of one moment bring forward, by the number of steps then done. */
function advance(
  attempts: readonly (Attempt | undefined)[],
  tie: Tie,
  { steps }: ActorEvents,
  { stepCount, optional }: FunnelRules,
): (Attempt | undefined)[] {
  const moved: (Attempt | undefined)[] = []
  const seen = new Set<number>()

  function go(attempt: Attempt, used: number): void {
    for (let step = attempt.events.length; step < stepCount; step += 1) {
      tie.events.forEach((event, place) => {
        if ((used & (1 << place)) !== 0 || (steps[event]! & (1 << step)) === 0) return
        const skipped = Array.from({ length: step - attempt.events.length }, () => -1)
        const next = { startedAt: attempt.startedAt, events: [...attempt.events, ...skipped, event] }
        take(next, used | (1 << place))
      })
      const canBeLeftOut = step > 0 && step < stepCount - 1 && (optional & (1 << step)) !== 0
      if (!canBeLeftOut) break
    }
  }
  function take(attempt: Attempt, used: number): void {
    const done = attempt.events.length
    const key = done * 4_096 + used
    moved[done] = pickBetter(moved[done], attempt)
    // The same events used for as many steps lead on to the same.
    if (seen.has(key)) return
    seen.add(key)
    go(attempt, used)
  }

  // The newest first: those that began earlier lead to nothing that it does not lead to.
  go({ startedAt: tie.at, events: [] }, 0)
  for (const attempt of attempts.toReversed()) {
    seen.clear()
    if (attempt) go(attempt, 0)
  }
  return moved
}

/** The one that began later; of those that began together, the one with fewer steps left out; else the first. */
function pickBetter(one: Attempt | undefined, other: Attempt | undefined): Attempt | undefined {
  if (!one || !other) return one ?? other
  if (one.startedAt !== other.startedAt) return one.startedAt > other.startedAt ? one : other
  return countDone(other) > countDone(one) ? other : one
}

const countDone = ({ events }: Attempt) => events.filter((event) => event >= 0).length
