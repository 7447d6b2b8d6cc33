import type { Session } from '@/lib/model/session'
import { isExpired } from '@/lib/store/expire-sessions'

import { DAY_MS } from './limits'

/** What a retention of `days` would do to the sessions there are, if it were applied to them too. */
export interface RetentionPlan {
  /** When it was looked at, epoch ms. */
  at: number
  days: number
  isShorter: boolean
  /** Removed at once, oldest first. */
  going: Session[]
  goingBytes: number
  /** Older than that too, but never removed: kept by the person, or being recorded. */
  keptCount: number
  liveCount: number
}

export function planRetention(
  sessions: readonly Session[],
  change: { from: number; to: number },
  now: number,
): RetentionPlan {
  const dated = sessions.map((session) => ({ ...session, expiresAt: session.startedAt + change.to * DAY_MS }))
  const going = dated.filter((session) => isExpired(session, now)).toSorted((a, b) => a.startedAt - b.startedAt)
  const old = dated.filter((session) => session.expiresAt <= now)
  return {
    at: now,
    days: change.to,
    isShorter: change.to < change.from,
    going,
    goingBytes: going.reduce((sum, session) => sum + session.bytes, 0),
    keptCount: old.filter((session) => session.isKept && session.status === 'stopped').length,
    liveCount: old.filter((session) => session.status !== 'stopped').length,
  }
}
