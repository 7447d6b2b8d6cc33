import type { ActorEvents, FunnelRules, FunnelWalk } from './funnel-rules'

/**
 * The same as `walkFunnel` for what is asked most: steps one after another with anything between, none of them optional,
 * nothing excluded, and no two events of one moment.
 */
export function walkPlainly({ at, steps }: ActorEvents, { stepCount, windowMs }: FunnelRules): FunnelWalk {
  /** By the last step done: the attempt that began last, as its events, and when that was. */
  const attempts: (readonly number[] | undefined)[] = []
  const startedAt: number[] = []
  let best: readonly number[] = []
  for (let event = 0; event < at.length && best.length < stepCount; event += 1) {
    const [now, bits] = [at[event]!, steps[event]!]
    // The last step first: an event is one step of an attempt only.
    for (let step = Math.min(stepCount - 1, attempts.length); step > 0; step -= 1) {
      const before = (bits & (1 << step)) === 0 ? undefined : attempts[step - 1]
      const begun = startedAt[step - 1]!
      const isNewer = begun > (startedAt[step] ?? -Infinity)
      if (!before || now - begun > windowMs || !isNewer) continue
      const attempt = [...before, event]
      attempts[step] = attempt
      startedAt[step] = begun
      if (attempt.length > best.length) best = attempt
    }
    if ((bits & 1) !== 0) {
      attempts[0] = [event]
      startedAt[0] = now
      if (best.length === 0) best = attempts[0]
    }
  }
  return { reached: best.length, events: [...best], isExcluded: false }
}

/** Whether no two events are of one moment; they are in order of time. */
export function areApart(at: ArrayLike<number>): boolean {
  for (let event = 1; event < at.length; event += 1) if (at[event] === at[event - 1]) return false
  return true
}
