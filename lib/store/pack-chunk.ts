import type { eventWithTime } from '@rrweb/types'

import type { Chunk } from '@/lib/model/chunk'

import { packEvents } from './pack'

type Place = Pick<Chunk, 'pageId' | 'sessionId' | 'seq' | 'lastSeq'>

/** Events of a page, in order of time and at least one, as a row. */
export async function packChunk(place: Place, events: readonly eventWithTime[]): Promise<Chunk> {
  const json = JSON.stringify(events)
  const { codec, body } = await packEvents(json)
  return {
    ...place,
    startAt: events[0]!.timestamp,
    endAt: events.at(-1)!.timestamp,
    hasSnapshot: events.some((event) => (event.type as number) === 2) ? 1 : 0,
    eventCount: events.length,
    rawBytes: json.length,
    codec,
    body,
  }
}
