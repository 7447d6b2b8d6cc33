import type { eventWithTime } from '@rrweb/types'

import { isInteraction } from '@/lib/model/interaction'

/**
 * What happens to an event on a page that nobody touches: after `idleAfterMs` without an interaction DOM changes are
 * dropped, and the interaction that ends the idle time needs a full snapshot before it, because what was dropped is
 * not known to the replay. `null` lets everything pass.
 */
export function createIdleGate(idleAfterMs: number | null, startedAt: number) {
  let touchedAt = startedAt
  let hasDropped = false
  let isWaking = false

  return {
    decide(event: eventWithTime): 'pass' | 'drop' | 'wake' {
      if (idleAfterMs === null || isWaking || (event.type as number) !== 3) return 'pass'
      const isIdle = event.timestamp - touchedAt > idleAfterMs
      if (!isInteraction(event)) {
        hasDropped ||= isIdle
        return isIdle ? 'drop' : 'pass'
      }
      touchedAt = event.timestamp
      if (!hasDropped) return 'pass'
      hasDropped = false
      isWaking = true
      queueMicrotask(() => (isWaking = false))
      return 'wake'
    },
  }
}
