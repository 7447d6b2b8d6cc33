import type { ShareProblem } from '@/lib/model/share'

import { FIRST_RETRY_MS, LAST_RETRY_MS } from './limits'
import { NotReadBack } from './send-share'
import { ShareRefused } from './share-client'

export interface ShareSetback {
  problem: ShareProblem
  /** `gone`: nothing can be done; `failed`: the person has to; `wait`: it may pass. */
  next: 'gone' | 'failed' | 'wait'
}

/** What an error of the way to the server means for the share. `undefined`: it is none of these, a bug. */
export function decideSetback(error: unknown): ShareSetback | undefined {
  if (error instanceof NotReadBack) return { problem: 'does not read back', next: 'failed' }
  // What `fetch` says when nobody answered, and what its time limit says.
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
    return { problem: 'unreachable', next: 'wait' }
  if (!(error instanceof ShareRefused)) return undefined
  const { status, reason } = error
  switch (reason) {
    case 'revoked':
    case 'expired':
    case 'taken down':
    case 'never finished':
      return { problem: reason, next: 'gone' }
    case 'upload secret is wrong':
      return { problem: 'upload secret', next: 'failed' }
    case 'too large':
      return { problem: 'too large', next: 'failed' }
    case 'store is full':
      return { problem: 'store is full', next: 'failed' }
    case 'parts are missing':
      return { problem: 'busy', next: 'wait' }
    default:
      return status >= 500 || status === 429 || status === 408
        ? { problem: 'busy', next: 'wait' }
        : { problem: 'refused', next: 'failed' }
  }
}

/** Twice as long each time, up to five minutes. `tries`: how often it failed before. */
export function decideWaitMs(tries: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries, 10))
}
