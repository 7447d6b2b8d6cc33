/*
 * What goes between a sharer, a reader and the server, all as JSON but the parts. Every refusal is `{ reason }`.
 *
 *   PUT    /api/shares/ID            upload secret  ShareOrder          201; 200 when the same order came before
 *   GET    /api/shares/ID            owner token                        ShareState
 *   PUT    /api/shares/ID/parts/N    owner token    the sealed bytes    201; 412 when it is there
 *   HEAD   /api/shares/ID/parts/N    owner token                        200, 404
 *   GET    /api/shares/ID/parts      owner token                        StoredParts
 *   POST   /api/shares/ID/finish     owner token                        ShareState; 409 while parts are missing
 *   PATCH  /api/shares/ID            owner token    { expiresAt }       ShareState
 *   DELETE /api/shares/ID            owner token                        204 when everything is gone
 *   POST   /api/shares/ID/views      reader token                       ViewLease; takes one view
 *   GET    /api/shares/ID/parts/N    reader token, lease                the sealed bytes; the owner needs no lease
 *   POST   /api/shares/ID/reports    reader token   { text }            202
 *
 * Tokens go as `Authorization: Bearer TOKEN`, a lease as `Share-Lease`. Without the right token everything about a share
 * is one and the same 404, whether it is there, was there or never was.
 */

/** What a share begins with. Tokens are hex SHA-256 of their text; sizes those of the sealed parts, from 0. */
export interface ShareOrder {
  readerHash: string
  ownerHash: string
  partBytes: number[]
  /** Epoch milliseconds. */
  expiresAt: number
  /** How many times it may be opened; `null`: any. */
  views: number | null
}

export interface ShareState {
  status: 'uploading' | 'finished'
  expiresAt: number
  views: number | null
  viewsTaken: number
}

export interface StoredParts {
  parts: { number: number; bytes: number }[]
}

export interface ViewLease {
  lease: string
  /** Epoch milliseconds: until then parts are given for it. */
  leaseUntil: number
}

/** Why a share is there no more; kept for 90 days for whoever has its token. */
export type GoneReason = 'revoked' | 'expired' | 'taken down' | 'never finished'

export type ShareRefusal =
  | 'not found'
  | GoneReason
  | 'no views left'
  | 'not finished'
  | 'parts are missing'
  | 'lease is over'
  | 'upload secret is wrong'
  | 'exists'
  | 'not understood'
  | 'too large'
  | 'not the size that was told'
  | 'digest is wrong'
  | 'length is missing'
  | 'store is full'
  | 'too many requests'
  | 'busy'
  | 'too slow'
  | 'failed'

export const LEASE_HEADER = 'Share-Lease'
