import type { eventWithTime } from '@rrweb/types'

import { CHUNK_CHARACTERS } from './limits'

/** Events in the chunks they are stored in, each of about `CHUNK_CHARACTERS` of JSON. */
export function groupEvents(events: readonly eventWithTime[]): eventWithTime[][] {
  const groups: eventWithTime[][] = []
  let size = Infinity
  for (const event of events) {
    const length = JSON.stringify(event).length
    if (size + length > CHUNK_CHARACTERS) {
      groups.push([])
      size = 0
    }
    groups.at(-1)!.push(event)
    size += length
  }
  return groups
}
