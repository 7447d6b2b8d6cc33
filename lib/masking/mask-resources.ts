import { MAX_RESOURCES_TOLD } from '@/lib/model/payload'

import type { Masker } from './create-masker'
import { maskUrl } from './mask-url'

const NUMBERS = ['at', 'durationMs', 'transferBytes', 'bodyBytes', 'status'] as const

/** What asks for a resource, as browsers call it: a page's own element has a name of its own. */
const INITIATOR = /^[a-z]{1,20}$/

/** What a page has loaded, its addresses masked as any. A page may have forged it: nothing else is kept. */
export function maskResources(list: unknown, masker: Masker): Record<string, unknown>[] {
  if (!Array.isArray(list)) return []
  return (list as unknown[]).slice(0, MAX_RESOURCES_TOLD).flatMap((one) => {
    if (typeof one !== 'object' || one === null) return []
    const { url, initiator, ...others } = one as Record<string, unknown>
    if (typeof url !== 'string' || !/^https?:/.test(url)) return []
    const numbers = NUMBERS.map((name) => [name, readNumber(others[name])])
    const known = typeof initiator === 'string' && INITIATOR.test(initiator) ? initiator : 'other'
    return [{ url: maskUrl(url, masker), initiator: known, ...Object.fromEntries(numbers) }]
  })
}

function readNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value) : 0
}
