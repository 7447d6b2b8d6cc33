import { TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { Toasts } from '@/components/parts/toasts-model'

import { FirstRecording } from './first-recording'
import { SessionsHeader } from './sessions-header'
import { SessionsList } from './sessions-list'
import type { Sessions } from './sessions-model'

import './sessions-page.css'

/** The sessions: the frame at once, the rows when they are read. */
export function SessionsPage({ sessions, toasts }: { sessions: Sessions; toasts: Toasts }) {
  return (
    <div class="sessions-page">
      <SessionsHeader sessions={sessions} />
      <SessionsBody sessions={sessions} toasts={toasts} />
    </div>
  )
}

function SessionsBody({ sessions, toasts }: { sessions: Sessions; toasts: Toasts }) {
  const query = sessions.query.value
  if (query.state === 'loading') return null
  if (query.state === 'failed') return <UnreadableStore />
  return query.value.length === 0 ? <FirstRecording /> : <SessionsList sessions={sessions} toasts={toasts} />
}

function UnreadableStore() {
  return (
    <EmptyState title="The sessions cannot be read" picture={<TriangleAlert size={28} aria-hidden="true" />}>
      <p>
        The browser did not open the database. Nothing was deleted. Close other Afterimage pages and try again; if it
        stays like this, restart the browser.
      </p>
      <Button look="primary" onClick={() => location.reload()}>
        Try again
      </Button>
    </EmptyState>
  )
}
