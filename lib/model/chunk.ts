/** How a chunk's body is packed; the number is stored with each chunk so that a later codec can be added. */
export const CODEC_GZIP = 1
export type Codec = typeof CODEC_GZIP

/** Consecutive rrweb events of one page, as stored. Key `[pageId+seq]`. */
export interface Chunk {
  pageId: string
  /** First sequence number it holds; a merged chunk holds `seq..lastSeq`. */
  seq: number
  lastSeq: number
  sessionId: string
  startAt: number
  endAt: number
  hasSnapshot: 0 | 1
  eventCount: number
  /** JSON bytes before packing. */
  rawBytes: number
  codec: Codec
  body: Uint8Array<ArrayBuffer>
}
