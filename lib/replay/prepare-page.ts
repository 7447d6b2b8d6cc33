import { EventType, type eventWithTime, type metaEvent } from '@rrweb/types'

import { UNKNOWN_VIEWPORT } from './limits'
import { splitMoves } from './split-moves'

type MetaWithTime = metaEvent & { timestamp: number }

/**
 * A page's stored events made ready for a Replayer, or `undefined` when the page holds no full snapshot.
 * In comes what was stored; out goes a deep copy, because the Replayer writes into the events it is given.
 * - Nothing before the first full snapshot is left: there is no DOM to apply it to.
 * - A Meta stands right before each full snapshot and at its time. The Replayer starts a seek at the last Meta, and
 *   rrweb stamps the two apart by as long as the snapshot took (1.7 s on a huge page): a seek between them would show
 *   nothing. A Meta whose snapshot was lost goes; a snapshot whose Meta was lost gets one.
 */
export function preparePage(stored: readonly eventWithTime[]): eventWithTime[] | undefined {
  const ordered = stored.toSorted((a, b) => a.timestamp - b.timestamp)
  const first = ordered.find((event) => event.type === EventType.FullSnapshot)
  if (!first) return undefined
  return pairSnapshots(structuredClone(ordered))
    .flatMap(splitMoves)
    .filter((event) => event.timestamp >= first.timestamp)
    .toSorted((a, b) => a.timestamp - b.timestamp)
}

function pairSnapshots(events: eventWithTime[]): eventWithTime[] {
  let meta: MetaWithTime = {
    type: EventType.Meta,
    data: { href: '', ...UNKNOWN_VIEWPORT },
    timestamp: 0,
  }
  return events.flatMap((event): eventWithTime[] => {
    if (event.type === EventType.Meta) {
      meta = event
      return []
    }
    return event.type === EventType.FullSnapshot ? [{ ...meta, timestamp: event.timestamp }, event] : [event]
  })
}
