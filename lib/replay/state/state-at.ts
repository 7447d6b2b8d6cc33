import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

import { applyEvent } from './apply-event'
import { isNumber, isRecord } from './check'
import { emitState } from './emit-state'
import { createState, type PageState } from './state'

export interface StateAt {
  /** Meta, full snapshot, and what only increments can say, all at the moment; empty when nothing was shown then. */
  events: eventWithTime[]
  /** Events and parts of events that could not be followed: unknown ids, wrong shapes. */
  skippedCount: number
}

/** How late the first position in a move event may be sent. The recorder's own bound is 500 ms. */
const LATEST_MOVE_MS = 1_000

/**
 * A page at one moment. In come the rrweb events of one recorder, in any order, of any shape; out come the events that
 * make a Replayer show what it would show after fast-forwarding to `at` (epoch ms, events at `at` included).
 * - Nothing of the past is in the answer but what shows at `at`: no removed node, no former text or value.
 * - It never throws on what it is given, never changes it, shares nothing with it, and takes time in proportion to it.
 * - What it cannot follow is skipped and counted.
 * A Replayer applies events of its first millisecond while playing, not on `pause(0)`: seek to 1 to see all of it.
 */
export function stateAt(events: readonly eventWithTime[], at: number): StateAt {
  const ordered = orderEvents(events)
  const state = followUntil(ordered, at)
  return { events: emitState(state, at), skippedCount: state.skippedCount + events.length - ordered.length }
}

/** The events that are events, in order of time. */
export function orderEvents(events: readonly eventWithTime[]): readonly eventWithTime[] {
  const sound = events.filter((event: unknown) => isRecord(event) && isNumber(event['timestamp']))
  return isInOrder(sound) ? sound : sound.toSorted((a, b) => a.timestamp - b.timestamp)
}

/** The page after all that happened until `at`, from the last full snapshot before it. */
export function followUntil(ordered: readonly eventWithTime[], at: number): PageState {
  const state = createState()
  const base = ordered.findLastIndex((event) => event.type === EventType.FullSnapshot && event.timestamp <= at)
  if (base < 0) return state
  for (const [index, event] of ordered.entries()) {
    if (event.timestamp > at + LATEST_MOVE_MS) break
    const isPast = event.timestamp <= at
    if (isPast ? index >= base || isLasting(event) : isMove(event)) applyEvent(state, event, at)
  }
  return state
}

function isInOrder(events: readonly eventWithTime[]): boolean {
  return events.every((event, index) => index === 0 || event.timestamp >= (events[index - 1]?.timestamp ?? 0))
}

/** What a later full snapshot does not repeat, or relies on. */
function isLasting(event: eventWithTime): boolean {
  if (event.type === EventType.Meta || event.type === EventType.Custom) return true
  if (event.type !== EventType.IncrementalSnapshot || !isRecord(event.data)) return false
  const { source } = event.data
  return (
    source === IncrementalSource.Font ||
    source === IncrementalSource.CustomElement ||
    source === IncrementalSource.ViewportResize
  )
}

function isMove(event: eventWithTime): boolean {
  if (event.type !== EventType.IncrementalSnapshot || !isRecord(event.data)) return false
  const { source } = event.data
  return (
    source === IncrementalSource.MouseMove ||
    source === IncrementalSource.TouchMove ||
    source === IncrementalSource.Drag
  )
}
