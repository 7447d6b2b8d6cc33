import type { PointerAxis, Press, SignalState } from '@/lib/model/signal'

import type { FoundSignal } from './found-signal'
import { KEEP_PRESS_MS, MIN_TURN_PX, THRASH_MS, THRASH_TURNS } from './limits'
import type { Position } from './read-moment'

type PointerState = Pick<SignalState, 'axes' | 'isThrashing' | 'presses' | 'url'>

/**
 * Thrashing: the pointer turns ten times along one axis in two seconds. A burst is told once, at its first turn; it is
 * over when the pointer has not turned for two seconds. Moves with the button held, a drag or a selection, are none.
 */
export function followPointer<State extends PointerState>(
  state: State,
  positions: readonly Position[],
): { state: State; signals: FoundSignal[] } {
  const signals: FoundSignal[] = []
  let { axes, isThrashing } = state
  for (const { x, y, nodeId, at } of positions) {
    if (isPressed(state.presses, at)) {
      axes = null
      isThrashing = false
      continue
    }
    isThrashing &&=
      axes !== null && [axes.x, axes.y].some(({ turnedAt }) => turnedAt.some((turn) => isRecent(turn, at)))
    axes = axes
      ? { x: advanceAxis(axes.x, x, at), y: advanceAxis(axes.y, y, at) }
      : { x: startAxis(x), y: startAxis(y) }
    const burst = [axes.x.turnedAt, axes.y.turnedAt].find((turnedAt) => turnedAt.length >= THRASH_TURNS)
    if (burst && !isThrashing) signals.push(describeThrash(burst[0]!, nodeId, state.url))
    isThrashing ||= burst !== undefined
  }
  return { state: { ...state, axes, isThrashing }, signals }
}

const isRecent = (turn: number, at: number) => at - turn <= THRASH_MS

function describeThrash(at: number, nodeId: number, url: string): FoundSignal {
  return { kind: 'thrash', at, nodeId, url, label: '', role: '', selector: '' }
}

function startAxis(reached: number): PointerAxis {
  return { reached, direction: 0, turnedAt: [] }
}

function advanceAxis(axis: PointerAxis, value: number, at: number): PointerAxis {
  const { reached, direction } = axis
  const turnedAt = axis.turnedAt.filter((turn) => isRecent(turn, at))
  const way = Math.sign(value - reached) as PointerAxis['direction']
  if (direction !== 0 && way !== -direction) {
    return { reached: value, direction, turnedAt }
  }
  if (Math.abs(value - reached) < MIN_TURN_PX) return { ...axis, turnedAt }
  if (direction === 0) return { reached: value, direction: way, turnedAt }
  return { reached: value, direction: way, turnedAt: [...turnedAt, at].slice(-THRASH_TURNS) }
}

function isPressed(presses: readonly Press[], at: number): boolean {
  return presses.some(({ from, to }) => from <= at && at <= (to ?? Infinity))
}

/** The button went down, or up: also by a click, and where the browser's own dragging takes over from the mouse. */
export function followButton(presses: readonly Press[], isDown: boolean, at: number): Press[] {
  const closed = presses
    .map((press) => ({ ...press, to: press.to ?? at }))
    .filter((press) => at - press.to <= KEEP_PRESS_MS)
  return isDown ? [...closed, { from: at, to: null }] : closed
}
