import type { eventWithTime } from '@rrweb/types'

import type { Chunk } from '@/lib/model/chunk'

import { unpackEvents } from './pack'

export interface PageEvents {
  events: eventWithTime[]
  /** Chunks that could not be unpacked: skipped, never fatal. */
  brokenChunkCount: number
}

/** What chunks of a page hold, in order of time. */
export async function unpackChunks(chunks: readonly Chunk[]): Promise<PageEvents> {
  const unpacked = await Promise.allSettled(chunks.map((chunk) => unpackEvents(chunk.codec, chunk.body)))
  const events = unpacked.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
  return {
    events: events.toSorted((a, b) => a.timestamp - b.timestamp),
    brokenChunkCount: unpacked.filter((result) => result.status === 'rejected').length,
  }
}
