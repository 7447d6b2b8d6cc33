import { CircleSlash, FileText, StickyNote, type LucideIcon } from 'lucide-preact'
import { useMemo } from 'preact/hooks'

import type { Timeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'

import { describePosition } from './describe-time'
import { listMarks, type Mark } from './list-marks'
import type { PlayerState } from './player-model'
import { SeekSlider } from './seek-slider'
import { TimelinePicture } from './timeline-picture'

import './timeline-strip.css'

const ICONS: Record<Mark['kind'], LucideIcon> = { page: FileText, gap: CircleSlash, note: StickyNote }

export interface TimelineStripProps {
  player: PlayerState
  timeline: Timeline
  content: SessionContent
}

/** The whole session at a glance: marks above, the picture of activity below, and the playhead over it. */
export function TimelineStrip({ player, timeline, content }: TimelineStripProps) {
  const marks = useMemo(() => listMarks(timeline, content), [timeline, content])
  return (
    <div class="strip">
      <div class="strip-marks" aria-hidden="true">
        {marks.map((mark) => (
          <MarkButton key={mark.key} mark={mark} timeline={timeline} onJump={player.seek} />
        ))}
      </div>
      <div class="strip-track">
        <TimelinePicture timeline={timeline} />
        <SeekSlider player={player} timeline={timeline} />
      </div>
    </div>
  )
}

/** For the pointer; by keyboard and for those who hear, the same stands in the event stream. */
function MarkButton({ mark, timeline, onJump }: { mark: Mark; timeline: Timeline; onJump: (at: number) => void }) {
  const Icon = ICONS[mark.kind]
  return (
    <button
      type="button"
      tabIndex={-1}
      class={`strip-mark strip-mark-${mark.kind}`}
      style={{ left: `${mark.share * 100}%` }}
      title={`${describePosition(mark.at - timeline.from)}  ${mark.label}`}
      onClick={() => onJump(mark.at)}
    >
      <Icon size={12} />
    </button>
  )
}
