import type { Chunk } from '@/lib/model/chunk'

/** What is known of a page by the chunks that are stored of it. */
export interface StoredPage {
  firstSeq: number
  lastSeq: number
  startAt: number
  endAt: number
  bytes: number
  rawBytes: number
  hasSnapshot: boolean
  /** Where something between two chunks is missing, epoch ms. */
  holes: { from: number; to: number }[]
}

/** With the next one. */
export function advancePage(before: StoredPage | undefined, chunk: Chunk): StoredPage {
  const isHole = before !== undefined && chunk.seq > before.lastSeq + 1
  return {
    firstSeq: before?.firstSeq ?? chunk.seq,
    lastSeq: chunk.lastSeq,
    startAt: Math.min(before?.startAt ?? Infinity, chunk.startAt),
    endAt: Math.max(before?.endAt ?? 0, chunk.endAt),
    bytes: (before?.bytes ?? 0) + chunk.body.byteLength,
    rawBytes: (before?.rawBytes ?? 0) + chunk.rawBytes,
    hasSnapshot: (before?.hasSnapshot ?? false) || chunk.hasSnapshot === 1,
    holes: [
      ...(before?.holes ?? []),
      ...(isHole ? [{ from: before.endAt, to: Math.max(before.endAt, chunk.startAt) }] : []),
    ],
  }
}
