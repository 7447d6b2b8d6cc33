import { useComputed, useModel } from '@preact/signals'
import { useMemo } from 'preact/hooks'

import { decidePlace } from '@/lib/replay/place'

import { Inspector } from './inspector'
import { numberTabs } from './number-tabs'
import { PlayerModel } from './player-model'
import { SessionHeader } from './session-header'
import type { LoadedSession } from './session-model'
import { SessionProblems } from './session-problems'
import { StageView } from './stage-view'
import { TimelineStrip } from './timeline-strip'
import { TransportBar } from './transport-bar'
import { usePlayerKeys } from './use-player-keys'

import './session-player.css'

export interface SessionPlayerProps {
  session: LoadedSession
  /** Asks for what was stored since, to go on at this moment. */
  onReload: (at: number) => void
}

/** A session to watch: header, stage, inspector, timeline. Everything of the moment is on one screen. */
export function SessionPlayer({ session, onReload }: SessionPlayerProps) {
  const { content, timeline, stream } = session
  const player = useModel(() => new PlayerModel(timeline, createViewer(), session.startAt))
  const place = useComputed(() => {
    const window = timeline.windows.find((one) => one.id === player.windowId.value)
    return decidePlace(content, window, player.at.value)
  })
  const pageId = useComputed(() => place.value?.pageId)
  const tabNumbers = useMemo(() => numberTabs(content.windows), [content])
  usePlayerKeys(player, timeline)

  return (
    <div class="session-player">
      <SessionHeader session={content.session} readAt={session.readAt} onReload={() => onReload(player.at.peek())}>
        <SessionProblems session={session} onJump={player.seek} />
      </SessionHeader>
      <StageView player={player} timeline={timeline} tabNumbers={tabNumbers} place={place} />
      <Inspector
        content={content}
        timeline={timeline}
        stream={stream}
        tabNumbers={tabNumbers}
        player={player}
        pageId={pageId}
      />
      <div class="session-player-timeline">
        <TransportBar player={player} timeline={timeline} tabNumbers={tabNumbers} />
        <TimelineStrip player={player} timeline={timeline} content={content} />
      </div>
    </div>
  )
}

function createViewer() {
  return {
    clock: () => performance.now(),
    requestFrame: (run: () => void) => requestAnimationFrame(run),
    cancelFrame: (id: number) => cancelAnimationFrame(id),
    storage: localStorage,
  }
}
