import { describeCount } from '@/components/parts/describe-count'
import { describeInstantInFull, type Place } from '@/components/parts/describe-instant'
import type { Session } from '@/lib/model/session'

import { DAY_MS, EXPIRY_SOON_MS } from './limits'

export interface ExpiryWords {
  /** Retention removes it within the next days. */
  isSoon: boolean
  /** Few words, such as `3 days left`; empty when it is not soon. */
  word: string
  /** Until when it is kept. */
  detail: string
}

/** Until when a session is kept, at `now`. One that is kept or being recorded never goes. */
export function describeExpiry(session: ExpiringSession, now: number, place: Place = {}): ExpiryWords {
  if (session.isKept) return { isSoon: false, word: '', detail: 'Kept until you let it go.' }
  const until = describeInstantInFull(session.expiresAt, place)
  const leftMs = session.expiresAt - now
  const isSoon = session.status === 'stopped' && leftMs <= EXPIRY_SOON_MS
  return { isSoon, word: isSoon ? describeLeft(leftMs) : '', detail: `Goes on ${until}, unless you keep it.` }
}

export type ExpiringSession = Pick<Session, 'status' | 'isKept' | 'expiresAt'>

function describeLeft(leftMs: number): string {
  const days = Math.floor(leftMs / DAY_MS)
  if (leftMs <= 0) return 'goes now'
  return days < 1 ? 'goes today' : `${describeCount(days, 'day')} left`
}
