import type { Chunk } from '@/lib/model/chunk'
import type { Page } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { unpackEvents } from '@/lib/store/pack'
import { packChunk } from '@/lib/store/pack-chunk'

const CHUNKS_AT_ONCE = 16

/**
 * The chunks of a page as they are stored, in their order, a few in memory at a time. They may be merged meanwhile, with
 * some that were read already in one: of such a chunk the rest comes, packed anew.
 */
export async function* readStoredChunks({ chunks }: Database, { id, sessionId }: Page): AsyncGenerator<Chunk> {
  const between = (from: number, to: number) => chunks.where('[pageId+seq]').between([id, from], [id, to], true, true)
  const eventCounts = new Map<number, number>()
  let after = -1
  for (;;) {
    const some = await between(after + 1, Infinity)
      .limit(CHUNKS_AT_ONCE)
      .toArray()
    // Asked last: what was merged between the two questions is noticed.
    const before = after < 0 ? undefined : await between(0, after).last()
    if (before && before.lastSeq > after) {
      const known = [...eventCounts].filter(([seq]) => seq >= before.seq).reduce((sum, [, count]) => sum + count, 0)
      const rest = (await unpackEvents(before.codec, before.body)).slice(known)
      eventCounts.set(after + 1, rest.length)
      const place = { pageId: id, sessionId, seq: after + 1, lastSeq: before.lastSeq }
      if (rest.length > 0) yield await packChunk(place, rest)
      after = before.lastSeq
      continue
    }
    if (some.length === 0) return
    for (const chunk of some) {
      eventCounts.set(chunk.seq, chunk.eventCount)
      after = chunk.lastSeq
      yield chunk
    }
  }
}
