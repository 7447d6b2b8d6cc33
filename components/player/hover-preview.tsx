import type { ReadonlySignal } from '@preact/signals'

import { describeGapInFull } from '@/components/parts/describe-gap'
import type { Timeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'
import { decideWindow } from '@/lib/replay/follow'
import { decidePlace } from '@/lib/replay/place'

import { describeClock, describePosition } from './describe-time'
import { GAP_REACH_PX } from './limits'

/** What the pointer is over: the moment (epoch ms), its place from 0 to 1, and how much time a pixel is, ms. */
export interface Hovered {
  at: number
  share: number
  msPerPx: number
}

export interface HoverPreviewProps {
  hovered: ReadonlySignal<Hovered | undefined>
  timeline: Timeline
  content: SessionContent
  isUtc: boolean
}

/** What was there at the moment under the pointer: when, on which page, in which gap. */
export function HoverPreview({ hovered, timeline, content, isUtc }: HoverPreviewProps) {
  const shown = hovered.value
  if (!shown) return null
  const { at, share, msPerPx } = shown
  const window = timeline.windows.find(({ id }) => id === decideWindow(timeline.looks, timeline.windows, at))
  const place = decidePlace(content, window, at)
  const slackMs = msPerPx * GAP_REACH_PX
  const gap = timeline.gaps.find(({ from, to }) => at >= from - slackMs && at <= to + slackMs)
  return (
    <div class="strip-preview" style={{ '--share': share }} aria-hidden="true">
      <span class="figures">
        <strong>{describePosition(at - timeline.from)}</strong> {describeClock(at, isUtc ? 'UTC' : undefined)}
      </span>
      {place && (
        <span class="cut" dir="auto">
          {place.title || place.url}
        </span>
      )}
      {gap && <span class="strip-preview-gap">{describeGapInFull(gap)}</span>}
    </div>
  )
}
