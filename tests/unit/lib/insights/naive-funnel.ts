import type { ActorEvents, FunnelRules } from '@/lib/insights/funnel-rules'

export interface NaiveWalk {
  reached: number
  isExcluded: boolean
}

/** A chain of events, and the step each of them is. */
interface Chain {
  events: number[]
  steps: number[]
}

/** By the definition alone: every chain there is, every moment something excluded happened. Slow. */
export function walkNaively(events: ActorEvents, rules: FunnelRules): NaiveWalk {
  return rules.order === 'any' ? walkAny(events, rules) : walkInOrder(events, rules)
}

function walkInOrder(events: ActorEvents, rules: FunnelRules): NaiveWalk {
  const { at, exclusions } = events
  const chains = listChains(events, rules)
  const endOf = ({ events: chain }: Chain) => at[chain.at(-1)!]!
  const doneOf = ({ steps }: Chain) => steps.at(-1)! + 1
  const most = (some: Chain[]) => Math.max(0, ...some.map(doneOf))
  const completeAt = Math.min(Infinity, ...chains.filter((chain) => doneOf(chain) === rules.stepCount).map(endOf))
  const moments = [...new Set(Array.from(at))].toSorted((a, b) => a - b)
  for (const moment of moments) {
    if (moment > completeAt) break
    const before = moments[moments.indexOf(moment) - 1] ?? -Infinity
    const isAlive = (chain: Chain) => moment - at[chain.events[0]!]! <= rules.windowMs
    const earlier = chains.filter(
      (chain) => isAlive(chain) && (rules.order === 'strict' ? endOf(chain) === before : endOf(chain) < moment),
    )
    const furthest = most(earlier)
    const done = Math.max(furthest, most(chains.filter((chain) => endOf(chain) === moment)))
    const isHit = rules.exclusions.some(
      ({ from, to }, index) =>
        Array.from(at).some((one, event) => one === moment && (exclusions[event]! & (1 << index)) !== 0) &&
        furthest > from &&
        done <= to,
    )
    if (isHit) return { reached: 0, isExcluded: true }
  }
  return { reached: most(chains), isExcluded: false }
}

function listChains({ at, steps }: ActorEvents, { stepCount, windowMs, optional, order }: FunnelRules): Chain[] {
  const all: Chain[] = []
  const grow = (chain: Chain) => {
    if (chain.events.length > 0) all.push(chain)
    const from = (chain.steps.at(-1) ?? -1) + 1
    for (let step = from; step < stepCount; step += 1) {
      for (let event = 0; event < at.length; event += 1) {
        const last = chain.events.at(-1)
        const first = chain.events[0]
        if ((steps[event]! & (1 << step)) === 0 || chain.events.includes(event)) continue
        if (last !== undefined && at[event]! < at[last]!) continue
        if (first !== undefined && at[event]! - at[first]! > windowMs) continue
        const hasBetween = last !== undefined && Array.from(at).some((other) => other > at[last]! && other < at[event]!)
        if (order === 'strict' && hasBetween) continue
        grow({ events: [...chain.events, event], steps: [...chain.steps, step] })
      }
      const canBeLeftOut = step > 0 && step < stepCount - 1 && (optional & (1 << step)) !== 0
      if (!canBeLeftOut) break
    }
  }
  grow({ events: [], steps: [] })
  return all
}

function walkAny({ at, steps, exclusions }: ActorEvents, { stepCount, windowMs }: FunnelRules): NaiveWalk {
  const countSteps = (events: number[]): number => {
    const [event, ...rest] = events
    if (event === undefined) return 0
    const without = countSteps(rest)
    return countWith(events, new Set(), without)
  }
  const countWith = (events: number[], taken: ReadonlySet<number>, least: number): number => {
    let most = least
    const go = (index: number, used: ReadonlySet<number>) => {
      most = Math.max(most, used.size)
      if (index === events.length) return
      go(index + 1, used)
      for (let step = 0; step < stepCount; step += 1)
        if ((steps[events[index]!]! & (1 << step)) !== 0 && !used.has(step)) go(index + 1, new Set([...used, step]))
    }
    go(0, taken)
    return most
  }
  let reached = 0
  for (let event = 0; event < at.length; event += 1) {
    const window = Array.from({ length: event + 1 }, (_, index) => index).filter(
      (one) => at[event]! - at[one]! <= windowMs,
    )
    const hasBegun = window.some((one) => at[one]! < at[event]! && steps[one] !== 0)
    if (exclusions[event] !== 0 && hasBegun && reached < stepCount) return { reached: 0, isExcluded: true }
    reached = Math.max(reached, countSteps(window))
  }
  return { reached, isExcluded: false }
}
