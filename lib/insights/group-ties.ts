import type { ActorEvents } from './funnel-rules'

/** Events of one moment: nobody knows which came first, so they count in either order. */
export interface Tie {
  at: number
  /** Places of events that may be a step. */
  events: number[]
  exclusions: number
}

/** More events of one moment that are the same steps add nothing: a step is done once. */
const MAX_TIED = 12

export function* groupTies({ at, steps, exclusions }: ActorEvents, stepCount: number): Generator<Tie> {
  for (let from = 0; from < at.length;) {
    const tie: Tie = { at: at[from]!, events: [], exclusions: 0 }
    const alike = new Map<number, number>()
    for (; from < at.length && at[from] === tie.at; from += 1) {
      const step = steps[from]!
      const known = alike.get(step) ?? 0
      if (step !== 0 && known < stepCount && tie.events.length < MAX_TIED) tie.events.push(from)
      alike.set(step, known + 1)
      tie.exclusions |= exclusions[from]!
    }
    yield tie
  }
}
