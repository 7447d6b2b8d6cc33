import type { EndReason, Session } from '@/lib/model/session'

import { MAX_SESSION_MS, SESSION_IDLE_MS } from './limits'

/**
 * Whether a session that nobody started by hand is over at `at`: 30 minutes without interaction end it, 24 hours are
 * the most (the rule of PostHog and Amplitude). One started by hand ends by hand.
 */
export function decideOver(session: Session, at: number): EndReason | null {
  if (session.mode === 'manual') return null
  if (at - (session.activity.lastAt ?? session.startedAt) > SESSION_IDLE_MS) return 'no interaction'
  if (session.mode === 'always' && at - session.startedAt > MAX_SESSION_MS) return 'too long'
  return null
}
