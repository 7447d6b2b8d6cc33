import { useModel, type ReadonlySignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'

import type { Exporting } from '@/components/files/export-model'
import { ExportButton } from '@/components/files/files-buttons'
import type { OpenedAt } from '@/components/inspector/inspector-parts'
import { NotesModel, type NotesGivens } from '@/components/notes/notes-model'
import { askDesk } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { ShareButton } from '@/components/sharing/share-button'

import { EditBar } from './edit-bar'
import type { EditState } from './edit-model'
import { EditToolsModel, type EditTools } from './edit-tools'
import type { OwnerParts } from './owner-parts'
import { PickCard } from './pick-card'
import type { PlaybackClient } from './playback-client'
import type { PlayerState } from './player-model'
import { PointLayer } from './point-layer'
import { RedactButton } from './redact-button'
import type { Removal } from './remove-buttons'
import type { LoadedSession } from './session-model'
import { SessionPlayer } from './session-player'
import { surroundByDashboard } from './surroundings'
import { TrimRange } from './trim-range'
import { useEditKeys } from './use-edit-keys'
import { useLatestSignal } from './use-latest-signal'
import { usePlayer } from './use-player'
import { VideoButton } from './video-button'

export interface OwnedSessionProps {
  session: LoadedSession
  edit: EditState
  toasts: Toasts
  /** What is noted, live. */
  notesQuery: NotesGivens['query']
  isRefreshing: ReadonlySignal<boolean>
  opened: OpenedAt
  /** Asks for what was stored since, to go on at this moment. */
  onReload: (at: number) => void
  playback: PlaybackClient
  exporting: Exporting
}

/** A session of this browser: watched, noted on, and changed. */
export function OwnedSession(props: OwnedSessionProps) {
  const { session, edit, toasts, notesQuery, isRefreshing, opened, onReload, playback, exporting } = props
  const sessionId = session.content.session.id
  const surroundings = useMemo(() => surroundByDashboard(sessionId), [sessionId])
  const latest = useLatestSignal(session)
  const player = usePlayer(session, surroundings.storage)
  const notes = useModel(
    () =>
      new NotesModel({
        sessionId,
        query: notesQuery,
        readAt: player.at.peek.bind(player.at),
        now: Date.now,
        ask: askDesk,
        toasts,
      }),
  )
  const tools = useModel(() => new EditToolsModel(edit, playback, latest))
  const owner = useOwnerParts({ session, edit, tools, player, toasts, isRefreshing, latest, playback })
  return (
    <SessionPlayer
      session={session}
      player={player}
      notes={notes}
      toasts={toasts}
      opened={opened}
      surroundings={surroundings}
      playback={playback}
      onReload={onReload}
      owner={owner}
    >
      <ExportButton exporting={exporting} sessionIds={[sessionId]} />
    </SessionPlayer>
  )
}

type OwnerGivens = Pick<OwnedSessionProps, 'session' | 'edit' | 'toasts' | 'isRefreshing' | 'playback'> & {
  tools: EditTools
  player: PlayerState
  latest: ReadonlySignal<LoadedSession>
}

function useOwnerParts({
  session,
  edit,
  tools,
  player,
  toasts,
  isRefreshing,
  latest,
  playback,
}: OwnerGivens): OwnerParts {
  const { content, timeline } = session
  const removal = useMemo(() => createRemoval(edit, tools), [edit, tools])
  useEditKeys(edit, tools.pick)
  // Read here, so that what is in hand and what goes with it change at once, and the focus is where it was put.
  const [isOn, tool] = [edit.isOn.value, edit.tool.value]
  return {
    header: (
      <>
        <RedactButton edit={edit} isOn={isOn} session={content.session} toasts={toasts} />
        <ShareButton
          session={content.session}
          leaving={{
            pageCount: content.session.pageCount,
            eventCount: content.events.length,
            noteCount: content.notes.length,
            bytes: content.session.bytes,
            editCount: edit.pending.value.length,
          }}
          toasts={toasts}
          readMoment={() => player.at.peek() - timeline.from}
          onRedact={() => edit.setOn(true)}
        />
      </>
    ),
    bar: <EditBar edit={edit} isOn={isOn} tool={tool} tools={tools} player={player} isRefreshing={isRefreshing} />,
    actions: <VideoButton player={player} toasts={toasts} latest={latest} drawMoment={playback.drawMoment} />,
    stageLayer:
      tool === 'element'
        ? (reach) => (
            <PointLayer pointer={tools.pick} player={player} action="Take out" {...reach}>
              {(picked) => <PickCard pick={tools.pick} picked={picked} onRemoveText={removal.onRemoveText} />}
            </PointLayer>
          )
        : undefined,
    trackLayer: tool === 'trim' && <TrimRange trim={tools.trim} player={player} timeline={timeline} />,
    removal: content.session.status === 'stopped' ? removal : undefined,
    clearStage() {
      if (edit.tool.peek() === 'element') edit.takeTool(undefined)
    },
  }
}

function createRemoval(edit: EditState, { text }: EditTools): Removal {
  return {
    onRemoveEvent: (eventId) => void edit.add({ kind: 'event', eventId }),
    onRemoveText(words) {
      text.suggest(words)
      if (edit.tool.peek() !== 'text') edit.takeTool('text')
    },
  }
}
