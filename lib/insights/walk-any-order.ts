import type { ActorEvents, FunnelRules, FunnelWalk } from './funnel-rules'

/**
 * How far one actor came when steps count in any order: the most steps done by events of their own within one window.
 * `events` are in order of time, since the order of steps means nothing. What is excluded takes the actor out when a step
 * was done within the window before it and not all are done by then.
 */
export function walkAnyOrder({ at, steps, exclusions }: ActorEvents, rules: FunnelRules): FunnelWalk {
  const { stepCount, windowMs } = rules
  let best: number[] = []
  /** Events of the window, the oldest first. */
  let inWindow: number[] = []
  for (let event = 0; event < at.length; event += 1) {
    const now = at[event]!
    inWindow = inWindow.filter((one) => now - at[one]! <= windowMs)
    const hasBegun = inWindow.some((one) => at[one]! < now)
    const isComplete = best.length === stepCount
    if (exclusions[event] !== 0 && hasBegun && !isComplete) return { reached: 0, events: [], isExcluded: true }
    if (steps[event] === 0 || isComplete) continue
    inWindow.push(event)
    const matched = matchSteps(inWindow, steps, stepCount)
    if (matched.length > best.length) best = matched
  }
  return { reached: best.length, events: best, isExcluded: false }
}

/** The most steps that can be done by one event each (augmenting paths), as these events in order of time. */
function matchSteps(events: readonly number[], steps: ArrayLike<number>, stepCount: number): number[] {
  const eventOf: (number | undefined)[] = []
  function assign(event: number, tried: Set<number>): boolean {
    for (let step = 0; step < stepCount; step += 1) {
      if ((steps[event]! & (1 << step)) === 0 || tried.has(step)) continue
      tried.add(step)
      const holder = eventOf[step]
      if (holder !== undefined && !assign(holder, tried)) continue
      eventOf[step] = event
      return true
    }
    return false
  }
  for (const event of events) assign(event, new Set())
  return eventOf.filter((event) => event !== undefined).toSorted((a, b) => a - b)
}
