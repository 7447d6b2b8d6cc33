import type { ReadonlySignal } from '@preact/signals'

import { describeDuration } from '@/components/parts/describe-duration'
import { measureSession } from '@/lib/model/measure-session'
import type { Session } from '@/lib/model/session'

/** Length and active length. Only a session that is being recorded looks at the clock, so only its row ticks. */
export function SessionLengthCells({ session, clock }: { session: Session; clock: ReadonlySignal<number> }) {
  const now = session.status === 'recording' ? clock.value : clock.peek()
  const { lengthMs, activeMs } = measureSession(session, now)
  const share = lengthMs > 0 ? activeMs / lengthMs : 0
  return (
    <>
      <span class="session-figure figures">{describeDuration(lengthMs)}</span>
      <span class="session-figure session-active figures" title={`Active ${Math.round(share * 100)} % of the time`}>
        {describeDuration(activeMs)}
        <span class="only-read-out"> active</span>
        <span class="session-active-track">
          <span style={{ width: `${share * 100}%` }} />
        </span>
      </span>
    </>
  )
}
