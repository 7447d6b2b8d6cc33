import { useModel } from '@preact/signals'
import { SearchX, TriangleAlert } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import { Database } from '@/lib/store/database'

import { LoadingSession } from './loading-session'
import { SessionModel } from './session-model'
import { SessionPlayer } from './session-player'
import { createSessionReader } from './session-reader'

import './session-view.css'

/** The page of one session: read from the store, then watched. */
export function SessionView({ sessionId }: { sessionId: string }) {
  const database = useMemo(() => new Database(), [])
  const reader = useMemo(() => createSessionReader(database), [database])
  useEffect(() => {
    return () => {
      reader.release()
      database.close()
    }
  }, [database, reader])
  const model = useModel(() => new SessionModel(sessionId, reader))

  const state = model.state.value
  switch (state.kind) {
    case 'loading':
      return <LoadingSession doneBytes={state.doneBytes} totalBytes={state.totalBytes} />
    case 'unknown':
      return <UnknownSession />
    case 'failed':
      return <UnreadSession message={state.message} onRetry={() => void model.reload()} />
    default:
      return <SessionPlayer session={state.session} onReload={(at) => void model.reload(at)} />
  }
}

function UnknownSession() {
  return (
    <EmptyState title="There is no such session" picture={<SearchX size={28} aria-hidden="true" />}>
      <p>It was deleted, or it was recorded in another browser: sessions stay on the machine they were recorded on.</p>
      <a class="button button-primary" href="#/sessions">
        Go to sessions
      </a>
    </EmptyState>
  )
}

function UnreadSession({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <EmptyState title="The session could not be read" picture={<TriangleAlert size={28} aria-hidden="true" />}>
      <p>Nothing was changed or removed. The browser said: {message}</p>
      <Button look="primary" onClick={onRetry}>
        Try again
      </Button>
    </EmptyState>
  )
}
