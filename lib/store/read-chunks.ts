import { Dexie } from 'dexie'

import type { Chunk } from '@/lib/model/chunk'

import type { Database } from './database'
import { unpackChunks, type PageEvents } from './unpack-chunks'

/** The stored chunks of a page, in order. */
export function readChunks(database: Database, pageId: string): Promise<Chunk[]> {
  return database.chunks.where('[pageId+seq]').between([pageId, Dexie.minKey], [pageId, Dexie.maxKey]).toArray()
}

/**
 * Whether these chunks stand in the store as they were read. Merging and editing take their time between reading and
 * writing: what one of them has changed meanwhile the other must not bring back.
 */
export async function areStored(database: Database, chunks: readonly Chunk[]): Promise<boolean> {
  const stored = await database.chunks.bulkGet(chunks.map((chunk): [string, number] => [chunk.pageId, chunk.seq]))
  return stored.every((chunk, index) => chunk !== undefined && isSame(chunk, chunks[index]!))
}

function isSame(one: Chunk, other: Chunk): boolean {
  const [body, otherBody] = [one.body, other.body]
  if (one.lastSeq !== other.lastSeq || body.byteLength !== otherBody.byteLength) return false
  return body.every((byte, index) => byte === otherBody[index])
}

/** The rrweb events of a page, in order of time. */
export async function readPageEvents(database: Database, pageId: string): Promise<PageEvents> {
  return unpackChunks(await readChunks(database, pageId))
}

/**
 * The chunks of a page from one sequence number to another. Chunks may have been merged since the numbers were read: the
 * first one may begin earlier.
 */
export async function readChunksBetween(
  database: Database,
  pageId: string,
  seq: number,
  lastSeq: number,
): Promise<Chunk[]> {
  const between = (from: number, to: number, isFromIncluded: boolean) =>
    database.chunks.where('[pageId+seq]').between([pageId, from], [pageId, to], isFromIncluded, true)
  // In this order: what is merged in between is in the first one as well, and is taken from there.
  const rest = await between(seq, lastSeq, false).toArray()
  const first = await between(0, seq, true).last()
  if (!first || first.lastSeq < seq) return rest
  return [first, ...rest.filter((chunk) => chunk.seq > first.lastSeq)]
}
