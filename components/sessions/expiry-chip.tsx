import { CalendarClock } from 'lucide-preact'

import type { Session } from '@/lib/model/session'

import { describeExpiry } from './describe-expiry'

/** Marks a session that retention removes within the next days. */
export function ExpiryChip({ session, now }: { session: Session; now: number }) {
  const { isSoon, word, detail } = describeExpiry(session, now)
  if (!isSoon) return null
  return (
    <span class="session-chip session-expiry figures" title={detail}>
      <CalendarClock size={12} aria-hidden="true" />
      {word}
    </span>
  )
}
