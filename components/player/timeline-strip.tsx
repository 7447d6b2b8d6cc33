import { useModel } from '@preact/signals'
import { CircleSlash, CircleX, FileText, Frown, type LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo } from 'preact/hooks'

import { NoteIcon } from '@/components/notes/note-icon'
import type { Span } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'

import { describePosition } from './describe-time'
import { HoverPreview } from './hover-preview'
import { listMarks, type Mark } from './list-marks'
import type { PlayerState } from './player-model'
import { SeekSlider } from './seek-slider'
import { TimelinePicture } from './timeline-picture'
import { TimelineViewModel } from './timeline-view'
import { useTimelineWheel } from './use-timeline-wheel'
import { WindowLanes } from './window-lanes'
import { ZoomButtons } from './zoom-buttons'

import './timeline-strip.css'

const ICONS: Record<Exclude<Mark['kind'], 'note'>, LucideIcon> = {
  page: FileText,
  gap: CircleSlash,
  frustration: Frown,
  error: CircleX,
}

export interface TimelineStripProps {
  player: PlayerState
  timeline: Timeline
  content: SessionContent
  tabNumbers: ReadonlyMap<string, number>
  /** While something lies over the track that is about all of it. */
  isHeld: boolean
  /** What lies over the track. */
  children?: ComponentChildren
}

/** The session at a glance, or the part of it that is zoomed: marks, the picture of activity with the playhead, tabs. */
export function TimelineStrip({ player, timeline, content, tabNumbers, isHeld, children }: TimelineStripProps) {
  const model = useModel(() => new TimelineViewModel(player))
  useLayoutEffect(() => model.setHeld(isHeld), [model, isHeld])
  const view = model.view.value
  const marks = useMemo(() => listMarks(timeline, content, view), [timeline, content, view])
  const track = useTimelineWheel(model)
  return (
    <div class="strip">
      <div class="strip-marks" aria-hidden="true">
        {marks.map((mark) => (
          <MarkButton key={mark.key} mark={mark} timeline={timeline} onJump={player.seek} />
        ))}
      </div>
      <div class="strip-track" ref={track}>
        <TimelinePicture timeline={timeline} view={view} marks={marks} loop={player.loop.value} />
        <SeekSlider player={player} timeline={timeline} view={view} onHover={model.setHovered} />
        {children}
        <HoverPreview hovered={model.hovered} timeline={timeline} content={content} isUtc={player.isUtc.value} />
      </div>
      {model.isZoomed.value && <Overview view={view} timeline={timeline} />}
      <WindowLanes player={player} timeline={timeline} view={view} tabNumbers={tabNumbers} />
      <ZoomButtons view={model} />
    </div>
  )
}

/** Which part of all that is seen. */
function Overview({ view, timeline }: { view: Span; timeline: Timeline }) {
  const length = Math.max(1, timeline.to - timeline.from)
  const [left, width] = [(view.from - timeline.from) / length, (view.to - view.from) / length]
  return (
    <div class="strip-overview" aria-hidden="true">
      <span style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />
    </div>
  )
}

/** For the pointer; by keyboard and for those who hear, the same stands in the event stream. */
function MarkButton({ mark, timeline, onJump }: { mark: Mark; timeline: Timeline; onJump: (at: number) => void }) {
  const Icon = mark.kind === 'note' ? undefined : ICONS[mark.kind]
  return (
    <button
      type="button"
      tabIndex={-1}
      class={`strip-mark strip-mark-${mark.kind}`}
      style={{ left: `${mark.share * 100}%` }}
      title={`${describePosition(mark.at - timeline.from)}  ${mark.label}`}
      onClick={() => onJump(mark.at)}
    >
      {Icon ? <Icon size={12} /> : <NoteIcon severity={mark.severity ?? 'none'} />}
    </button>
  )
}
