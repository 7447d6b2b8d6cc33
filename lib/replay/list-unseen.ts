import type { eventWithTime } from '@rrweb/types'

import { PAYLOAD_TAG } from '@/lib/model/payload'
import { UNSEEN_ELEMENTS, UNSEEN_REASONS, type UnseenElement, type UnseenReason } from '@/lib/model/still'

/** An element that draws for itself and is not shown from `at` on, epoch ms. */
export interface Unseen {
  at: number
  what: UnseenElement
  reason: UnseenReason
}

/** In what one page said of itself, in order of time: of each element once, though it is said again and again. */
export function listUnseen(told: readonly eventWithTime[]): Unseen[] {
  const known = new Set<string>()
  return told.flatMap(({ type, data, timestamp }) => {
    if ((type as number) !== 5) return []
    const { tag, payload } = data as { tag: string; payload: Record<string, unknown> | null }
    const reason = UNSEEN_REASONS.find((one) => one === payload?.['reason'])
    if (tag !== PAYLOAD_TAG || payload?.['kind'] !== 'unseen' || !reason) return []
    const key = `${String(payload['nodeId'])} ${reason}`
    if (known.has(key)) return []
    known.add(key)
    const what = UNSEEN_ELEMENTS.find((one) => one === payload['what']) ?? 'canvas'
    return [{ at: timestamp, what, reason }]
  })
}
