import type { eventWithTime } from '@rrweb/types'
import { Dexie } from 'dexie'

import type { Chunk } from '@/lib/model/chunk'

import type { Database } from './database'
import { unpackEvents } from './pack'

export interface PageEvents {
  events: eventWithTime[]
  /** Chunks that could not be unpacked: skipped, never fatal. */
  brokenChunkCount: number
}

/** The stored chunks of a page, in order. */
export function readChunks(database: Database, pageId: string): Promise<Chunk[]> {
  return database.chunks.where('[pageId+seq]').between([pageId, Dexie.minKey], [pageId, Dexie.maxKey]).toArray()
}

/** The rrweb events of a page, in order of time. */
export async function readPageEvents(database: Database, pageId: string): Promise<PageEvents> {
  const chunks = await readChunks(database, pageId)
  const unpacked = await Promise.allSettled(chunks.map((chunk) => unpackEvents(chunk.codec, chunk.body)))
  const events = unpacked.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
  return {
    events: events.toSorted((a, b) => a.timestamp - b.timestamp),
    brokenChunkCount: unpacked.filter((result) => result.status === 'rejected').length,
  }
}
