import type { Chunk } from '@/lib/model/chunk'

import type { Database } from './database'
import { MERGED_CHUNK_BYTES } from './limits'
import { packEvents, unpackText } from './pack'
import { areStored, readChunks } from './read-chunks'

/** Merges the small chunks of a session's pages; each group in one transaction, so that it can stop anywhere. */
export async function mergeSessionChunks(database: Database, sessionId: string): Promise<void> {
  for (const page of await database.pages.where({ sessionId }).toArray()) {
    for (const group of groupChunks(await readChunks(database, page.id))) await mergeGroup(database, group)
  }
}

/** Neighbours that together reach `MERGED_CHUNK_BYTES`; a chunk alone in its group stays as it is. */
export function groupChunks(chunks: readonly Chunk[]): Chunk[][] {
  const groups: Chunk[][] = []
  let bytes = MERGED_CHUNK_BYTES
  for (const chunk of chunks) {
    if (bytes + chunk.body.byteLength > MERGED_CHUNK_BYTES) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)!.push(chunk)
    bytes += chunk.body.byteLength
  }
  return groups.filter((group) => group.length > 1)
}

async function mergeGroup(database: Database, group: Chunk[]): Promise<void> {
  const first = group[0]!
  const texts = await readTexts(group)
  if (!texts) return
  const json = `[${texts.map((text) => text.slice(1, -1)).join(',')}]`
  const packed = await packEvents(json)
  const sum = (read: (chunk: Chunk) => number) => group.reduce((total, chunk) => total + read(chunk), 0)
  const merged: Chunk = {
    ...first,
    ...packed,
    lastSeq: group.at(-1)!.lastSeq,
    startAt: Math.min(...group.map((chunk) => chunk.startAt)),
    endAt: Math.max(...group.map((chunk) => chunk.endAt)),
    hasSnapshot: group.some((chunk) => chunk.hasSnapshot === 1) ? 1 : 0,
    eventCount: sum((chunk) => chunk.eventCount),
    rawBytes: json.length,
  }
  const { sessions, pages, chunks } = database
  await database.transaction('rw', [sessions, pages, chunks], async () => {
    const page = await pages.get(first.pageId)
    if (!page || !(await areStored(database, group))) return
    const savedBytes = sum((chunk) => chunk.body.byteLength) - merged.body.byteLength
    await chunks.bulkDelete(group.map((chunk) => [chunk.pageId, chunk.seq]))
    await chunks.put(merged)
    await pages.update(page.id, { bytes: page.bytes - savedBytes })
    await sessions.where({ id: first.sessionId }).modify((session) => void (session.bytes -= savedBytes))
  })
}

/** `undefined` when one of them is damaged: then they stay as they are, so that nothing more is lost. */
async function readTexts(group: readonly Chunk[]): Promise<string[] | undefined> {
  const texts = await Promise.allSettled(group.map((chunk) => unpackText(chunk.codec, chunk.body)))
  const whole = texts.filter((text) => text.status === 'fulfilled').map((text) => text.value)
  return whole.length === group.length ? whole : undefined
}
