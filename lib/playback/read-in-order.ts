import type { Chunk } from '@/lib/model/chunk'
import type { Page } from '@/lib/model/session'

import type { SessionStore } from './session-store'

interface Cursor {
  pageId: string
  /** When what comes next of it was recorded, as far as is known. */
  at: number
  chunks: Chunk[]
  /** The last sequence number read; -1 before the first. */
  seq: number
}

/**
 * What comes next: a chunk, and up to when (epoch ms) all that was recorded has been seen once it is taken in; or a page
 * whose chunks were merged while it was read: it has to be read as a whole, and nothing more comes of it.
 */
export type NextChunk = { chunk: Chunk; knownTo: number } | { mergedPageId: string }

/** The chunks of many pages in the order they were recorded, a few of each page in memory at a time. */
export async function* readInOrder(
  store: SessionStore,
  pages: readonly Pick<Page, 'id' | 'startedAt'>[],
): AsyncGenerator<NextChunk> {
  let cursors = pages.map(({ id, startedAt }): Cursor => ({ pageId: id, at: startedAt, chunks: [], seq: -1 }))
  while (cursors.length > 0) {
    const next = cursors.reduce((first, cursor) => (cursor.at < first.at ? cursor : first))
    if (next.chunks.length === 0) {
      const read = await store.readChunksAfter(next.pageId, next.seq)
      if (read === 'merged') {
        cursors = cursors.filter((cursor) => cursor !== next)
        yield { mergedPageId: next.pageId }
        continue
      }
      next.chunks = read
      next.at = next.chunks[0]?.startAt ?? next.at
      if (next.chunks.length === 0) cursors = cursors.filter((cursor) => cursor !== next)
      // It may begin later than its page: another one may be first now.
      continue
    }
    const chunk = next.chunks.shift()!
    next.seq = chunk.lastSeq
    next.at = Math.max(next.at, next.chunks[0]?.startAt ?? chunk.endAt)
    yield { chunk, knownTo: Math.min(...cursors.map(({ at }) => at)) }
  }
}
