import type { ShareOrder } from '../lib/share/contract.ts'
import { MAX_EXPIRY_MS, MAX_PARTS, MAX_PART_BYTES, MAX_VIEWS, MIN_EXPIRY_MS } from '../lib/share/limits.ts'
import { CLOCK_TOLERANCE_MS } from './limits.ts'
import { Refused } from './refused.ts'

const HASH = /^[0-9a-f]{64}$/

/** Untrusted to typed. Throws `Refused`. */
export function checkOrder(value: unknown, now: number, maxBytes: number): ShareOrder {
  const order = (value ?? {}) as Partial<ShareOrder>
  const { readerHash, ownerHash, partBytes, views = null } = order
  const isText = typeof readerHash === 'string' && typeof ownerHash === 'string'
  if (!isText || !HASH.test(readerHash) || !HASH.test(ownerHash) || readerHash === ownerHash)
    throw new Refused('not understood')
  if (!Array.isArray(partBytes) || partBytes.length < 2 || partBytes.length > MAX_PARTS + 1)
    throw new Refused('not understood')
  if (!partBytes.every((bytes) => isWithin(bytes, 1, MAX_PART_BYTES))) throw new Refused('too large')
  if (sumOf(partBytes) > maxBytes) throw new Refused('too large')
  if (views !== null && !isWithin(views, 1, MAX_VIEWS)) throw new Refused('not understood')
  return { readerHash, ownerHash, partBytes, views, expiresAt: checkExpiry(order.expiresAt, now) }
}

/** One hour to 90 days from now. */
export function checkExpiry(value: unknown, now: number): number {
  const from = now + MIN_EXPIRY_MS - CLOCK_TOLERANCE_MS
  if (!isWithin(value, from, now + MAX_EXPIRY_MS + CLOCK_TOLERANCE_MS)) throw new Refused('not understood')
  return value
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

function isWithin(value: unknown, from: number, to: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to
}
