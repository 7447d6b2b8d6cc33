import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Hex SHA-256: what of a token is stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** In a time that says nothing of how alike they are. Of different lengths: `false`. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** For a share that is not there, so that looking takes the same work. */
export const NO_HASH = '0'.repeat(64)

/** A lease says until when who holds this token may read this share: UNTIL.HMAC-SHA256, under a key of the store. */
export function signLease(key: string, id: string, tokenHash: string, until: number): string {
  return `${until}.${createHmac('sha256', key).update(`${id}.${tokenHash}.${until}`).digest('base64url')}`
}

export function isLeaseGood(key: string, id: string, tokenHash: string, lease: string, now: number): boolean {
  const until = Number(lease.split('.', 1)[0])
  return Number.isSafeInteger(until) && isSame(lease, signLease(key, id, tokenHash, until)) && until > now
}

/** Of `Authorization: Bearer TOKEN`; empty when there is none. */
export function readBearer(request: Request): string {
  return /^Bearer ([\w-]{1,200})$/.exec(request.headers.get('Authorization') ?? '')?.[1] ?? ''
}
