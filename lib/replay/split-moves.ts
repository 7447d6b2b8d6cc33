import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

/**
 * A move event holds up to 500 ms of positions with offsets back in time. It becomes one event a position, at the
 * position's own time: then order by time is order of playing. As it is, a seek right after such an event makes the
 * Replayer apply half a second of changes twice, and a pause inside it loses the rest of the way.
 */
export function splitMoves(event: eventWithTime): eventWithTime[] {
  if (event.type !== EventType.IncrementalSnapshot) return [event]
  const { data, timestamp } = event
  switch (data.source) {
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      return data.positions.map((position) => ({
        ...event,
        timestamp: timestamp + position.timeOffset,
        data: { ...data, positions: [{ ...position, timeOffset: 0 }] },
      }))
    default:
      return [event]
  }
}
