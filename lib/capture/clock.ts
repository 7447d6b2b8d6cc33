import { SLEEP_MS } from './limits'

export interface ClockState {
  /** Added to the monotonic time since document start. */
  originAt: number
  lastAt: number
}

/**
 * True time: the wall clock at document start plus the monotonic clock, so that a clock set back does not reorder
 * events. Where the wall clock ran ahead by more than `SLEEP_MS` the machine slept (the monotonic clock does not
 * count sleep on every system) and the origin moves with it. Never goes back.
 */
export function advanceClock(state: ClockState, wallAt: number, monotonicMs: number): ClockState {
  const steadyAt = state.originAt + monotonicMs
  const originAt = wallAt - steadyAt > SLEEP_MS ? wallAt - monotonicMs : state.originAt
  return { originAt, lastAt: Math.max(state.lastAt, Math.round(originAt + monotonicMs)) }
}

export function createClock(): () => number {
  let state: ClockState = { originAt: performance.timeOrigin, lastAt: 0 }
  return () => {
    state = advanceClock(state, Date.now(), performance.now())
    return state.lastAt
  }
}
