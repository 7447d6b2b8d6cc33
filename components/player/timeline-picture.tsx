import { useId } from 'preact/hooks'
import { memo } from 'preact/compat'

import { describeGap } from '@/components/parts/describe-gap'
import { countActivity } from '@/lib/replay/activity'
import type { Gap } from '@/lib/replay/gaps'
import { ACTIVITY_THRESHOLD_MS } from '@/lib/replay/limits'
import type { Span } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'

import { HISTOGRAM_BINS } from './limits'

/** Height of the drawing in its own units; it is stretched to the strip. */
const TALL = 100

/**
 * Activity as bars, inactive stretches hatched, page changes as lines, gaps as blocks with their reason.
 * Drawn once: nothing in it moves while playing.
 */
export const TimelinePicture = memo(function TimelinePicture({ timeline }: { timeline: Timeline }) {
  const hatch = useId()
  const length = Math.max(1, timeline.to - timeline.from)
  const place = (span: Span) => {
    const from = Math.max(span.from, timeline.from)
    return { x: (from - timeline.from) / length, width: Math.max(0, Math.min(span.to, timeline.to) - from) / length }
  }
  const inactive = timeline.segments.filter(
    (segment) => !segment.isActive && segment.to - segment.from > ACTIVITY_THRESHOLD_MS,
  )
  const changes = timeline.windows.flatMap((window) => window.pageChanges)
  return (
    <div class="picture" aria-hidden="true">
      <svg class="picture-drawing">
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="picture-hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
        {inactive.map((segment) => (
          <rect key={segment.from} {...inPercent(place(segment))} y="0" height="100%" fill={`url(#${hatch})`} />
        ))}
        {listBars(timeline).map((bar) => (
          <rect key={bar.x} class="picture-bar" {...inPercent(bar)} y={`${TALL - bar.tall}%`} height={`${bar.tall}%`} />
        ))}
        {changes.map(({ at }) => (
          <line key={at} class="picture-page" {...across(place({ from: at, to: at }).x)} y1="0" y2="100%" />
        ))}
      </svg>
      {timeline.gaps.map((gap) => (
        <GapBlock key={gap.from} gap={gap} {...place(gap)} />
      ))}
    </div>
  )
})

function GapBlock({ gap, x, width }: { gap: Gap; x: number; width: number }) {
  return (
    <span class="picture-gap" style={{ left: `${x * 100}%`, width: `${width * 100}%` }}>
      <span class="cut">{describeGap(gap).name}</span>
    </span>
  )
}

/** Bars grow with the root of the count: a single click can be seen beside a minute of mouse moves. */
function listBars(timeline: Timeline): { x: number; width: number; tall: number }[] {
  const counts = countActivity(timeline.activity, timeline, HISTOGRAM_BINS)
  const most = Math.max(1, ...counts)
  return counts.flatMap((count, index) => {
    const tall = Math.sqrt(count / most) * TALL
    return count > 0 ? { x: index / HISTOGRAM_BINS, width: 1 / HISTOGRAM_BINS, tall: Math.max(12, tall) } : []
  })
}

function inPercent({ x, width }: { x: number; width: number }) {
  return { x: `${x * 100}%`, width: `${width * 100}%` }
}

function across(x: number) {
  return { x1: `${x * 100}%`, x2: `${x * 100}%` }
}
