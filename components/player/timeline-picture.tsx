import { useId } from 'preact/hooks'
import { memo } from 'preact/compat'

import { describeGap } from '@/components/parts/describe-gap'
import { countActivity } from '@/lib/replay/activity'
import type { Gap } from '@/lib/replay/gaps'
import { ACTIVITY_THRESHOLD_MS } from '@/lib/replay/limits'
import type { Span } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'

import { HISTOGRAM_BINS } from './limits'
import type { Mark } from './list-marks'
import type { Loop } from './loop'

/** Height of the drawing in its own units; it is stretched to the strip. */
const TALL = 100

export interface TimelinePictureProps {
  timeline: Timeline
  /** The part of it that is drawn. */
  view: Span
  marks: readonly Mark[]
  loop: Loop | undefined
}

/**
 * Activity as bars, inactive stretches hatched, page changes as lines, gaps as blocks with their reason, signs of
 * frustration as triangles that hang from the top. Drawn once: nothing in it moves while playing.
 */
export const TimelinePicture = memo(function TimelinePicture({ timeline, view, marks, loop }: TimelinePictureProps) {
  const hatch = useId()
  const length = Math.max(1, view.to - view.from)
  const place = (span: Span) => {
    const from = Math.max(span.from, view.from)
    return { x: (from - view.from) / length, width: Math.max(0, Math.min(span.to, view.to) - from) / length }
  }
  const isSeen = (span: Span) => span.to >= view.from && span.from <= view.to
  const inactive = timeline.segments.filter(
    (segment) => !segment.isActive && segment.to - segment.from > ACTIVITY_THRESHOLD_MS && isSeen(segment),
  )
  const changes = timeline.windows
    .flatMap((window) => window.pageChanges)
    .filter(({ at }) => isSeen({ from: at, to: at }))
  const unread = { from: timeline.knownTo, to: timeline.to }
  return (
    <div class="picture" aria-hidden="true">
      <svg class="picture-drawing">
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="picture-hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
        {inactive.map((segment) => (
          <rect key={segment.from} {...inPercent(place(segment))} y="0" height="100%" fill={`url(#${hatch})`} />
        ))}
        {listBars(timeline, view).map((bar) => (
          <rect key={bar.x} class="picture-bar" {...inPercent(bar)} y={`${TALL - bar.tall}%`} height={`${bar.tall}%`} />
        ))}
        {changes.map(({ at }) => (
          <line key={at} class="picture-page" {...across(place({ from: at, to: at }).x)} y1="0" y2="100%" />
        ))}
      </svg>
      {unread.from < unread.to && <span class="picture-unread" style={inStyle(place(unread))} />}
      {loop && <span class="picture-loop" style={inStyle(place({ from: loop.from, to: loop.to ?? loop.from }))} />}
      {timeline.gaps.filter(isSeen).map((gap) => (
        <GapBlock key={gap.from} gap={gap} {...place(gap)} />
      ))}
      {marks.map(
        ({ kind, key, share }) =>
          kind === 'frustration' && <span key={key} class="picture-frustration" style={{ left: `${share * 100}%` }} />,
      )}
    </div>
  )
})

function GapBlock({ gap, x, width }: { gap: Gap; x: number; width: number }) {
  return (
    <span class="picture-gap" style={inStyle({ x, width })}>
      <span class="cut">{describeGap(gap).name}</span>
    </span>
  )
}

/** Bars grow with the root of the count: a single click can be seen beside a minute of mouse moves. */
function listBars(timeline: Timeline, view: Span): { x: number; width: number; tall: number }[] {
  const counts = countActivity(timeline.pulses, view, HISTOGRAM_BINS)
  const most = Math.max(1, ...counts)
  return counts.flatMap((count, index) => {
    const tall = Math.sqrt(count / most) * TALL
    return count > 0 ? { x: index / HISTOGRAM_BINS, width: 1 / HISTOGRAM_BINS, tall: Math.max(12, tall) } : []
  })
}

function inPercent({ x, width }: { x: number; width: number }) {
  return { x: `${x * 100}%`, width: `${width * 100}%` }
}

function inStyle({ x, width }: { x: number; width: number }) {
  return { left: `${x * 100}%`, width: `${width * 100}%` }
}

function across(x: number) {
  return { x1: `${x * 100}%`, x2: `${x * 100}%` }
}
