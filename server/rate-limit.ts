import { MAX_ADDRESSES } from './limits.ts'

/** `true`: go on. */
export type RateLimit = (address: string) => boolean

/**
 * So many in a span for each address, filled up again evenly (a token bucket). In the memory of one process: with several
 * behind a balancer each has its own. Of an IPv6 address its first 64 bits count, which is what one household has.
 */
export function createRateLimit(count: number, perMs: number, now: () => number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  return (address) => {
    const key = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
    const at = now()
    const before = buckets.get(key) ?? { left: count, at }
    const left = Math.min(count, before.left + ((at - before.at) / perMs) * count)
    buckets.delete(key)
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at })
    if (buckets.size > MAX_ADDRESSES) buckets.delete(buckets.keys().next().value!)
    return left >= 1
  }
}
