import { signal, useModel } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'

import type { OpenedAt } from '@/components/inspector/inspector-parts'
import { NotesModel } from '@/components/notes/notes-model'
import type { ThemeChoice } from '@/components/parts/theme-model'
import { ToastRegion } from '@/components/parts/toast-region'
import type { Toasts } from '@/components/parts/toasts-model'
import { LoadingSession } from '@/components/player/loading-session'
import { SessionModel, type LoadedSession } from '@/components/player/session-model'
import { SessionPlayer } from '@/components/player/session-player'
import type { Surroundings } from '@/components/player/surroundings'
import { usePlayer } from '@/components/player/use-player'

import type { PagePlayback } from './page-playback'
import { SessionFacts } from './session-facts'
import { ThemeButton } from './theme-button'
import { ViewerProblem } from './viewer-problem'

import './viewer.css'

export interface SessionViewerProps {
  sessionId: string
  /** When this copy was made, epoch ms. */
  madeAt: number
  playback: PagePlayback
  opened: OpenedAt
  surroundings: Surroundings
  toasts: Toasts
  theme: ThemeChoice
  /** What can be done with this copy, in the header. */
  children?: ComponentChildren
}

/** A session to watch, outside of the browser that recorded it: the player without anything that changes what is watched. */
export function SessionViewer(props: SessionViewerProps) {
  const { sessionId, playback, opened, toasts } = props
  const model = useModel(() => new SessionModel(sessionId, playback, undefined, opened.startSec))
  const state = model.state.value
  return (
    <main class="viewer">
      {state.kind === 'loading' && <LoadingSession {...state} />}
      {state.kind === 'unknown' && <ViewerProblem reason="no bundle" />}
      {state.kind === 'failed' && (
        <ViewerProblem reason="unread" message={state.message} onRetry={() => void model.reload()} />
      )}
      {state.kind === 'ready' && <Ready {...props} session={state.session} />}
      <ToastRegion toasts={toasts} />
    </main>
  )
}

function Ready({ session, ...props }: SessionViewerProps & { session: LoadedSession }) {
  const { surroundings, playback, opened, toasts, theme, madeAt } = props
  const { content } = session
  const player = usePlayer(session, surroundings.storage)
  const query = useMemo(() => signal(readNotes(content.notes)), [content])
  const notes = useModel(
    () => new NotesModel({ sessionId: props.sessionId, query, readAt: () => player.at.peek(), now: Date.now, toasts }),
  )
  return (
    <SessionPlayer
      session={session}
      player={player}
      notes={notes}
      toasts={toasts}
      opened={opened}
      surroundings={surroundings}
      playback={playback}
      onReload={() => undefined}
      facts={<span>Recorded with Afterimage</span>}
    >
      <SessionFacts content={content} madeAt={madeAt} />
      {props.children}
      <ThemeButton theme={theme} />
    </SessionPlayer>
  )
}

const readNotes = (notes: LoadedSession['content']['notes']) =>
  ({ state: 'ready', value: { shown: notes, stored: notes } }) as const
