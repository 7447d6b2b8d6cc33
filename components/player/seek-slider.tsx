import { computed } from '@preact/signals'
import type { TargetedPointerEvent } from 'preact'
import { useMemo } from 'preact/hooks'

import { describeDuration } from '@/components/parts/describe-duration'
import type { Span } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'

import type { Hovered } from './hover-preview'
import { JUMP_MS, LARGE_JUMP_MS, SMALL_JUMP_MS, THUMB_PX } from './limits'
import type { PlayerState } from './player-model'

export interface SeekSliderProps {
  player: PlayerState
  timeline: Timeline
  /** The part of it the slider goes over. */
  view: Span
  /** What the pointer is over. */
  onHover: (hovered: Hovered | undefined) => void
}

/** The playhead: milliseconds since the session started. It lies over the timeline's picture. */
export function SeekSlider({ player, timeline, view, onHover }: SeekSliderProps) {
  const lengthMs = Math.round(timeline.to - timeline.from)
  const value = useMemo(() => computed(() => String(Math.round(player.at.value - timeline.from))), [player, timeline])
  const words = useMemo(
    () => computed(() => `${describeDuration(player.at.value - timeline.from)} of ${describeDuration(lengthMs)}`),
    [player, timeline, lengthMs],
  )
  const seek = (input: HTMLInputElement) => player.seek(timeline.from + input.valueAsNumber)
  const handleKey = (event: KeyboardEvent) => {
    const act = describeMoves(player, timeline)[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act(event.shiftKey)
  }
  return (
    <input
      class="seek"
      type="range"
      aria-label="Seek"
      min={Math.floor(view.from - timeline.from)}
      max={Math.ceil(view.to - timeline.from)}
      step={1}
      value={value}
      aria-valuetext={words}
      onInput={(event) => seek(event.currentTarget)}
      onKeyDown={handleKey}
      onPointerMove={(event) => onHover(readHovered(event, view))}
      onPointerLeave={() => onHover(undefined)}
    />
  )
}

function readHovered(event: TargetedPointerEvent<HTMLInputElement>, view: Span): Hovered {
  const { left, width } = event.currentTarget.getBoundingClientRect()
  const inside = Math.max(1, width - THUMB_PX)
  const share = Math.min(1, Math.max(0, (event.clientX - left - THUMB_PX / 2) / inside))
  const length = view.to - view.from
  return { at: view.from + share * length, share, msPerPx: length / inside }
}

/** A step of the browser's would be one millisecond. Space plays, as it does everywhere on the page. */
function describeMoves(player: PlayerState, timeline: Timeline): Record<string, (isShifted: boolean) => void> {
  const jump = (isShifted: boolean) => (isShifted ? SMALL_JUMP_MS : JUMP_MS)
  const back = (isShifted: boolean) => player.seekBy(-jump(isShifted))
  const forward = (isShifted: boolean) => player.seekBy(jump(isShifted))
  return {
    ArrowLeft: back,
    ArrowDown: back,
    ArrowRight: forward,
    ArrowUp: forward,
    PageDown: () => player.seekBy(-LARGE_JUMP_MS),
    PageUp: () => player.seekBy(LARGE_JUMP_MS),
    Home: () => player.seek(timeline.from),
    End: () => player.seek(timeline.to),
    ' ': () => player.toggle(),
  }
}
