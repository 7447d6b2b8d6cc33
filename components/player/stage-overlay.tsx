import { useMemo } from 'preact/hooks'

import type { StreamItem } from '@/lib/replay/stream'
import type { SessionContent } from '@/lib/store/read-sessions'

import { describeElement } from './describe-element'
import { InspectCard } from './inspect-card'
import type { PlayerState } from './player-model'
import { PointLayer, type PointLayerProps } from './point-layer'
import type { Picked } from './point-model'
import { StageCaption } from './stage-caption'
import type { StageTools } from './stage-tools'

export interface StageOverlayProps extends Pick<PointLayerProps, 'readReplay' | 'findOrigin'> {
  tools: StageTools
  isInspecting: boolean
  player: PlayerState
  content: SessionContent
  stream: readonly StreamItem[]
}

/** What lies over the replay while nothing is taken out of it: what is done in words, or the element looked into. */
export function StageOverlay(props: StageOverlayProps) {
  const { tools, isInspecting, player, content, stream, readReplay, findOrigin } = props
  const itemOf = useMemo(() => new Map(stream.map((item) => [item.eventId, item])), [stream])
  const listEvents = ({ wish }: Picked) =>
    content.events.flatMap((event) => {
      const isOnIt = event.nodeId === wish.nodeId && event.pageId === wish.pageId
      return (isOnIt && itemOf.get(event.id)) || []
    })
  if (!isInspecting) return <StageCaption player={player} stream={stream} />
  return (
    <PointLayer
      pointer={tools.pointer}
      player={player}
      action="Inspect"
      isLook
      readReplay={readReplay}
      findOrigin={findOrigin}
    >
      {(picked) => (
        <InspectCard
          picked={picked}
          details={describeElement(tools.pointer.readCurrent() as Element)}
          events={listEvents(picked)}
          from={player.timeline.value.from}
          onJump={(at) => {
            tools.leaveInspect()
            player.seek(at)
          }}
          onCopy={(text) => void tools.copyText(text)}
          onRelease={tools.pointer.release}
        />
      )}
    </PointLayer>
  )
}
