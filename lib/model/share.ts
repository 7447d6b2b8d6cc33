/**
 * How far a share is: `sealing` reads and seals the session, `uploading` sends what was sealed, `shared` was confirmed and
 * read back, `revoking` is being removed from the server, `gone` is not there any more, `failed` waits for the person.
 */
export type ShareStatus = 'sealing' | 'uploading' | 'shared' | 'revoking' | 'gone' | 'failed'

/** Why it failed, waits or is gone. */
export type ShareProblem =
  | 'unreachable'
  /** Unreachable, and it may be for want of access to its host: see `lib/sharing/endpoint-access.ts`. */
  | 'no access'
  | 'busy'
  | 'upload secret'
  | 'too large'
  | 'store is full'
  | 'refused'
  | 'does not read back'
  | 'session is gone'
  | 'revoked'
  | 'expired'
  | 'taken down'
  | 'never finished'

/** A replay link that this browser made. Times are epoch ms. */
export interface Share {
  /** Also on the server: base64url of 16 bytes. */
  id: string
  sessionId: string
  /** Of the session when it was shared. */
  title: string
  /** Without a slash at its end. */
  endpoint: string
  link: string
  /** What may revoke and extend it; in no link. */
  ownerToken: string
  /** What its keys are derived from, until it was read back; empty after it. */
  root: Uint8Array<ArrayBuffer>
  /** Until the server has taken its order; empty after it. */
  uploadSecret: string
  status: ShareStatus
  problem: ShareProblem | null
  isPaused: boolean
  /** Whether the server knows of it. */
  isBegun: boolean
  /** When it is tried again after a problem that may pass. */
  retryAt: number
  tries: number
  createdAt: number
  expiresAt: number
  /** `null`: any number. */
  views: number | null
  viewsTaken: number
  hasPassword: boolean
  mayDownload: boolean
  /** Of what is read for sealing: how many of its pages and pictures are done. */
  sealedCount: number
  sealCount: number
  /** Sizes of the sealed parts, 0 the manifest; none before all are sealed. */
  partBytes: number[]
  /** Of these, how many the server has. */
  sentCount: number
}

/** A sealed part that waits to be sent: the same bytes however often it has to be tried. */
export interface SharePart {
  shareId: string
  number: number
  bytes: Uint8Array<ArrayBuffer>
}

/** What the person chose for a new one. */
export interface ShareWish {
  sessionId: string
  endpoint: string
  uploadSecret: string
  expiresInMs: number
  views: number | null
  /** Empty: none. */
  password: string
  mayDownload: boolean
  /** Since the start of the session, ms; `null`: from its start. */
  momentMs: number | null
}

/** Where the person shares to; remembered from the last time, or set by a team's policy. */
export interface ShareSettings {
  endpoint: string
  uploadSecret: string
  /** Whether a policy set the endpoint: nothing is shared to another one. */
  isLocked: boolean
}
