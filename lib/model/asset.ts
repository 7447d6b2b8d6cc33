/** A picture, font or style the page showed: kept once for its content, shared between sessions. */
export interface Asset {
  /** SHA-256 of the bytes, hex. */
  hash: string
  type: string
  body: Uint8Array<ArrayBuffer>
  storedAt: number
}

/** Where a session used an asset. Key `[sessionId+url]`. */
export interface AssetUse {
  sessionId: string
  /** As the rrweb events name it, absolute. */
  url: string
  pageId: string
  /** `ASSET_WANTED` while it is being fetched, empty when it could not be had. */
  hash: string
}

/** Stands in place of a hash: a word that the index finds again when the worker died before the bytes were there. */
export const ASSET_WANTED = 'wanted'
