import { Pin } from 'lucide-preact'

import type { Session } from '@/lib/model/session'

import { describeExpiry } from './describe-expiry'
import type { Sessions } from './sessions-model'

import '@/components/parts/button.css'

export interface KeepButtonProps {
  session: Session
  sessions: Sessions
  title: string
  tabIndex: number
}

/** The pin: a session that is kept is never removed by retention. It says until when it is there. */
export function KeepButton({ session, sessions, title, tabIndex }: KeepButtonProps) {
  const { id, isKept } = session
  return (
    <button
      type="button"
      class="button button-quiet button-icon button-small session-pin"
      aria-label={`Keep ${title}`}
      aria-pressed={isKept}
      title={describeExpiry(session, sessions.clock.peek()).detail}
      tabIndex={tabIndex}
      onClick={() => void sessions.keep([id], !isKept)}
    >
      <Pin size={14} aria-hidden="true" />
    </button>
  )
}
