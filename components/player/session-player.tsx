import { computed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useCallback, useMemo, useRef } from 'preact/hooks'

import type { OpenedAt } from '@/components/inspector/inspector-parts'
import type { NotesState } from '@/components/notes/notes-model'
import type { Toasts } from '@/components/parts/toasts-model'
import { findOrigin } from '@/lib/replay/find-origin'
import { decidePlace } from '@/lib/replay/place'

import { Hotkeys } from './hotkeys'
import { Inspector } from './inspector'
import { listStops } from './jumps'
import { numberTabs } from './number-tabs'
import type { OwnerParts } from './owner-parts'
import type { PlaybackClient } from './playback-client'
import type { PlayerState } from './player-model'
import { PrivacyReport } from './privacy-report'
import type { ReplayStage } from './replay-stage'
import { SessionHeader } from './session-header'
import type { LoadedSession } from './session-model'
import { SessionProblems } from './session-problems'
import { StageActions } from './stage-actions'
import { StageOverlay } from './stage-overlay'
import { StageView } from './stage-view'
import type { Surroundings } from './surroundings'
import { TimelineStrip } from './timeline-strip'
import { TransportBar } from './transport-bar'
import { useLatestSignal } from './use-latest-signal'
import { usePlayerKeys } from './use-player-keys'
import { useStageTools } from './use-stage-tools'
import { withNotes } from './with-notes'

import './session-player.css'

export interface SessionPlayerProps {
  session: LoadedSession
  player: PlayerState
  notes: NotesState
  toasts: Toasts
  opened: OpenedAt
  surroundings: Surroundings
  playback: Pick<PlaybackClient, 'readPage' | 'readBlock' | 'drawMoment'>
  /** Asks for what was stored since, to go on at this moment. */
  onReload: (at: number) => void
  owner?: OwnerParts
  /** In the header: beside its measures, and at the end of its first line. */
  facts?: ComponentChildren
  children?: ComponentChildren
}

/** A session to watch: header, stage, inspector, timeline. Everything of the moment is on one screen. */
export function SessionPlayer(props: SessionPlayerProps) {
  const { session, player, notes, toasts, opened, surroundings, playback, onReload, owner } = props
  const { content, timeline, resources } = session
  const latest = useLatestSignal(session)
  const noted = notes.all.value ?? content.notes
  const shown = useMemo(() => ({ ...content, notes: noted }), [content, noted])
  const stream = useMemo(() => withNotes(session.stream, noted), [session, noted])
  const stageTools = useStageTools({ player, toasts, owner, latest, links: surroundings.links, ...playback })
  const place = useMemo(
    () =>
      computed(() => {
        const window = timeline.windows.find((one) => one.id === player.windowId.value)
        return decidePlace(content, window, player.at.value)
      }),
    [content, timeline, player],
  )
  const pageId = useMemo(() => computed(() => place.value?.pageId), [place])
  const tabNumbers = useMemo(() => numberTabs(content.windows), [content])
  const stops = useMemo(() => listStops(timeline, stream), [timeline, stream])
  const stage = useRef<ReplayStage | undefined>(undefined)
  const readReplay = useCallback(() => stage.current?.readReplay(), [])
  const findStored = useCallback(
    (nodeId: number) => {
      const id = pageId.peek()
      const ranges = stage.current?.readReplay()?.frameRanges
      return id === undefined || !ranges ? undefined : findOrigin(ranges, id, nodeId)
    },
    [pageId],
  )
  usePlayerKeys(player, timeline, stops)

  // Read here, so that what is in hand and what goes with it change at once, and the focus is where it was put.
  const isInspecting = stageTools.isInspecting.value
  const reach = { readReplay, findOrigin: findStored }
  return (
    <div class="session-player">
      <SessionHeader
        session={content.session}
        readAt={session.readAt}
        isInDashboard={surroundings.go !== undefined}
        onReload={() => onReload(player.at.peek())}
        facts={props.facts}
      >
        <SessionProblems session={session} onJump={player.seek} />
        {owner?.header}
        <PrivacyReport
          key={session.readAt}
          content={content}
          from={timeline.from}
          readPage={playback.readPage}
          onJump={player.seek}
        />
        {props.children}
      </SessionHeader>
      {owner?.bar}
      <StageView
        player={player}
        readBlock={playback.readBlock}
        readAt={session.readAt}
        tabNumbers={tabNumbers}
        place={place}
        stageRef={stage}
        device={content.session.device}
        actions={
          <StageActions tools={stageTools} isInspecting={isInspecting}>
            {owner?.actions}
          </StageActions>
        }
      >
        {owner?.stageLayer?.(reach) ?? (
          <StageOverlay
            tools={stageTools}
            isInspecting={isInspecting}
            player={player}
            content={shown}
            stream={stream}
            {...reach}
          />
        )}
      </StageView>
      <Inspector
        content={content}
        timeline={timeline}
        stream={stream}
        resources={resources}
        brokenChunkCount={session.brokenChunkCount}
        tabNumbers={tabNumbers}
        player={player}
        pageId={pageId}
        removal={owner?.removal}
        notes={notes}
        toasts={toasts}
        opened={opened}
        surroundings={surroundings}
      />
      <div class="session-player-timeline">
        <TransportBar player={player} timeline={timeline} tabNumbers={tabNumbers} stops={stops}>
          <Hotkeys canNote={notes.canWrite()} canLink={surroundings.links !== undefined} />
        </TransportBar>
        <TimelineStrip
          player={player}
          timeline={timeline}
          content={shown}
          tabNumbers={tabNumbers}
          isHeld={Boolean(owner?.trackLayer)}
        >
          {owner?.trackLayer}
        </TimelineStrip>
      </div>
    </div>
  )
}
