import type { eventWithTime } from '@rrweb/types'

import { isEvent } from '@/lib/ingest/check-body'

import { disarmEvent } from './disarm-events'
import { MAX_AHEAD_MS, MAX_SESSION_EVENTS, MAX_SPAN_MS } from './limits'
import { asFields, isFields } from './read-row'
import { countLeftOut, Refusal, type LeftOut } from './refusal'
import { unpackEvent, type UnpackRoom } from './unpack-event'

/**
 * The events of one window that are events, in order of time, with nothing in them that acts. Changes the list that it
 * is given, so that what is done with is not in memory twice.
 */
export async function checkForeignEvents(
  given: unknown[],
  now: number,
  room: UnpackRoom,
  leftOut: LeftOut,
): Promise<eventWithTime[]> {
  if (given.length > MAX_SESSION_EVENTS) throw new Refusal('too large', 'events')
  const events: eventWithTime[] = []
  for (const [index, packed] of given.entries()) {
    given[index] = undefined
    const unpacked = await unpackEvent(packed, room)
    const event = unpacked === undefined ? undefined : normalise(unpacked)
    if (unpacked === undefined) countLeftOut(leftOut, 'events that could not be unpacked')
    else if (!isEvent(event))
      countLeftOut(leftOut, hasTime(event) ? 'events of an unknown shape' : 'events with impossible times')
    else if (event.timestamp > now + MAX_AHEAD_MS) countLeftOut(leftOut, 'events with impossible times')
    else {
      const disarmed = disarmEvent(event)
      if (disarmed !== event) countLeftOut(leftOut, 'scripts and links that could act')
      events.push(disarmed)
    }
  }
  return dropFar(
    events.toSorted((a, b) => a.timestamp - b.timestamp),
    leftOut,
  )
}

function hasTime(event: unknown): boolean {
  const { timestamp } = asFields(event)
  return typeof timestamp === 'number' && Number.isFinite(timestamp) && timestamp >= 0
}

const [LOADED, CUSTOM, LAST] = [1, 5, 6]

/** An event with nothing but what belongs to one, in the shapes that are relied on here. */
function normalise(value: unknown): unknown {
  if (!isFields(value)) return value
  const { type, data, timestamp, delay } = value
  if (typeof type !== 'number' || type > LAST) return value
  const kept = { type, timestamp, ...(typeof delay === 'number' && { delay }) }
  // What a plugin says is read as a record.
  if (type === LAST && !isFields(data)) return undefined
  if (type <= LOADED) return { ...kept, data: isFields(data) ? data : {} }
  if (type !== CUSTOM || !isFields(data) || typeof data['payload'] === 'object') return { ...kept, data }
  return { ...kept, data: { ...data, payload: data['payload'] === undefined ? null : { value: data['payload'] } } }
}

/** One event at the wrong end of time would make a session of years. */
function dropFar(events: eventWithTime[], leftOut: LeftOut): eventWithTime[] {
  const middle = events[Math.floor(events.length / 2)]?.timestamp ?? 0
  const near = events.filter(({ timestamp }) => Math.abs(timestamp - middle) <= MAX_SPAN_MS)
  countLeftOut(leftOut, 'events with impossible times', events.length - near.length)
  return near
}
