import type { Asset } from '@/lib/model/asset'
import type { Chunk } from '@/lib/model/chunk'
import type { SessionContent } from '@/lib/store/read-sessions'

/*
 * A bundle: one session as parts that a viewer fetches by name when it needs them. What was taken out of the session is
 * not in it.
 *
 *   content          gzip of the JSON of a `BundleContent`: all rows, and where each body lies
 *   body-0 body-1 …  one after another one stream: the bodies of all chunks in order of their pages, then the assets.
 *                    All are `partBytes` long but the last; a body may begin in one and end in a later one.
 */
export const BUNDLE_FORMAT = 'afterimage bundle'
export const BUNDLE_VERSION = 1

export const CONTENT_PART = 'content'
export const namePart = (index: number) => `body-${index}`

export interface BundlePart {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Where a body lies in the stream, bytes. */
export interface BodyPlace {
  from: number
  length: number
}

export type BundledChunk = Omit<Chunk, 'body' | 'sessionId'> & BodyPlace
export type BundledAsset = Pick<Asset, 'hash' | 'type'> & BodyPlace & { url: string }

export interface BundleContent {
  format: typeof BUNDLE_FORMAT
  version: number
  /** When it was made, epoch ms. */
  madeAt: number
  partBytes: number
  /** Of all bodies. */
  byteCount: number
  content: SessionContent
  chunks: BundledChunk[]
  assets: BundledAsset[]
}
