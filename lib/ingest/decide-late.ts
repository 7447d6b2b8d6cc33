import type { Session, Window } from '@/lib/model/session'

import { LATE_MS } from './limits'

/**
 * Whether what was said at `startAt` was said after its session was paused or over. A page that waits in the browser's
 * back/forward cache hears no command, and goes on when the person comes back to it. What was on its way is not late.
 */
export function decideLate(session: Session, window: Window | undefined, startAt: number): boolean {
  if (session.status === 'recording') return false
  const heldAt = session.status === 'paused' ? session.pauses.at(-1)?.from : (window?.closedAt ?? session.endedAt)
  return startAt > (heldAt ?? session.endedAt) + LATE_MS
}
