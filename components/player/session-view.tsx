import { useModel } from '@preact/signals'
import { SearchX, TriangleAlert } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'

import type { Exporting } from '@/components/files/export-model'
import { readSessionNotes } from '@/components/notes/read-session-notes'
import type { OpenedAt } from '@/components/inspector/inspector-parts'
import { askDesk } from '@/components/parts/ask'
import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import type { Toasts } from '@/components/parts/toasts-model'
import { watchQuery } from '@/components/parts/watch-query'
import { Database } from '@/lib/store/database'

import { EditModel } from './edit-model'
import { LoadingSession } from './loading-session'
import { OwnedSession } from './owned-session'
import { createPlaybackClient } from './playback-client'
import { decideVersion, readSessionEdits } from './read-session-edits'
import { SessionModel } from './session-model'

import './session-view.css'

export interface SessionViewProps {
  sessionId: string
  /** What of it is shown first. */
  opened: OpenedAt
  toasts: Toasts
  startPlayback: () => Worker
  exporting: Exporting
}

/** The page of one session: read from the store, then watched. */
export function SessionView({ sessionId, opened, toasts, startPlayback, exporting }: SessionViewProps) {
  const database = useMemo(() => new Database(), [])
  const playback = useMemo(() => createPlaybackClient(startPlayback), [startPlayback])
  useEffect(() => {
    return () => {
      playback.release()
      database.close()
    }
  }, [database, playback])
  const query = useMemo(() => watchQuery(() => readSessionEdits(database, sessionId)), [database, sessionId])
  const model = useModel(() => new SessionModel(sessionId, playback, decideVersion(query), opened.startSec))
  const notesQuery = useMemo(() => watchQuery(() => readSessionNotes(database, sessionId)), [database, sessionId])
  const edit = useModel(() => new EditModel({ sessionId, query, ask: askDesk, toasts }))

  const state = model.state.value
  const isThere = state.kind === 'ready'
  useEffect(() => {
    // That it was viewed is no reason to tell of a worker that does not answer.
    if (isThere) askDesk('viewSessions', { sessionIds: [sessionId], viewedAt: Date.now() }).catch(console.error)
  }, [isThere, sessionId])
  switch (state.kind) {
    case 'loading':
      return <LoadingSession {...state} cancelHref="#/sessions" />
    case 'unknown':
      return <UnknownSession />
    case 'failed':
      return <UnreadSession message={state.message} onRetry={() => void model.reload()} />
    default:
      return (
        <OwnedSession
          session={state.session}
          edit={edit}
          toasts={toasts}
          notesQuery={notesQuery}
          isRefreshing={model.isRefreshing}
          opened={opened}
          onReload={(at) => void model.reload(at)}
          playback={playback}
          exporting={exporting}
        />
      )
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
