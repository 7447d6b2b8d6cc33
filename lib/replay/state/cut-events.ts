import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

import { applyEvent } from './apply-event'
import { asList, isId, isNumber, isRecord, type Loose } from './check'
import { emitDefinition } from './emit-styles'
import { emitState } from './emit-state'
import type { PageState } from './state'
import { followUntil, orderEvents } from './state-at'

/**
 * What is left of a page's events when only `from` to `to` is kept (epoch ms, both included): its state at `from`, and
 * then what happened, in order. Nothing older is in it, except where it comes back: a constructed stylesheet is told of
 * once, so one that was put aside before `from` and is adopted again later is defined there.
 */
export function cutEvents(events: readonly eventWithTime[], from: number, to = Infinity): eventWithTime[] {
  const ordered = orderEvents(events)
  const state = followUntil(ordered, from)
  const start = emitState(state, from)
  const defined = new Set(start.flatMap(({ data }) => listDefined(data)))
  const after = ordered.filter(({ timestamp }) => timestamp > from && timestamp <= to)
  const cut = after.flatMap((event) => cutMoves(event, from)).map((event) => cutResources(event, from))
  return [...start, ...cut.map((event) => define(event, state, defined))]
}

/** Positions are sent up to half a second late: those from before the cut go. */
function cutMoves(event: eventWithTime, from: number): eventWithTime[] {
  const data: unknown = event.data
  if (event.type !== EventType.IncrementalSnapshot || !isRecord(data) || !Array.isArray(data['positions']))
    return [event]
  const positions = data['positions'].filter(
    (position: unknown) =>
      isRecord(position) && isNumber(position['timeOffset']) && event.timestamp + position['timeOffset'] > from,
  )
  return positions.length > 0 ? [{ ...event, data: { ...data, positions } } as unknown as eventWithTime] : []
}

/** What was loaded is told up to a second later: what was loaded before the cut goes. */
function cutResources(event: eventWithTime, from: number): eventWithTime {
  const data: unknown = event.data
  const payload = event.type === EventType.Custom && isRecord(data) ? data['payload'] : undefined
  if (!isRecord(data) || !isRecord(payload) || payload['kind'] !== 'resources') return event
  const list = asList(payload['list']).filter((one) => isRecord(one) && isNumber(one['at']) && one['at'] > from)
  return { ...event, data: { ...data, payload: { ...payload, list } } } as unknown as eventWithTime
}

function listDefined(data: unknown): number[] {
  const styles = isRecord(data) ? asList(data['styles']) : []
  return styles.flatMap((style) => (isRecord(style) && isId(style['styleId']) ? style['styleId'] : []))
}

function define(event: eventWithTime, state: PageState, defined: Set<number>): eventWithTime {
  const data: unknown = event.data
  if (event.type === EventType.FullSnapshot) {
    // The recorder counts its sheets anew and defines those in use.
    state.constructed.clear()
    defined.clear()
  }
  if (event.type !== EventType.IncrementalSnapshot || !isRecord(data)) return event
  if (data['source'] !== IncrementalSource.AdoptedStyleSheet) {
    // What is put aside may still be changed.
    if (isId(data['styleId']) && !defined.has(data['styleId'])) applyEvent(state, event)
    return event
  }
  for (const styleId of listDefined(data)) defined.add(styleId)
  return { ...event, data: defineMissing(data, state, defined) } as unknown as eventWithTime
}

function defineMissing(data: Loose, state: PageState, defined: Set<number>): Loose {
  const isMissing = (id: unknown): id is number => isId(id) && !defined.has(id) && state.constructed.has(id)
  const missing = asList(data['styleIds']).filter(isMissing)
  if (missing.length === 0) return data
  for (const styleId of missing) defined.add(styleId)
  return { ...data, styles: [...asList(data['styles']), ...missing.map((styleId) => emitDefinition(state, styleId))] }
}
