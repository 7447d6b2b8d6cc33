import { useComputed } from '@preact/signals'
import type { TargetedPointerEvent } from 'preact'

import { describeDuration } from '@/components/parts/describe-duration'
import { describeGapInFull } from '@/components/parts/describe-gap'
import type { Timeline } from '@/lib/replay/timeline'

import { GAP_REACH_PX, JUMP_MS, LARGE_JUMP_MS, SMALL_JUMP_MS, THUMB_PX } from './limits'
import type { PlayerState } from './player-model'

/** The playhead: milliseconds since the session started. It lies over the timeline's picture. */
export function SeekSlider({ player, timeline }: { player: PlayerState; timeline: Timeline }) {
  const lengthMs = Math.round(timeline.to - timeline.from)
  const value = useComputed(() => String(Math.round(player.at.value - timeline.from)))
  const words = useComputed(
    () => `${describeDuration(player.at.value - timeline.from)} of ${describeDuration(lengthMs)}`,
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
      min={0}
      max={lengthMs}
      step={1}
      value={value}
      aria-valuetext={words}
      onInput={(event) => seek(event.currentTarget)}
      onKeyDown={handleKey}
      onPointerMove={(event) => (event.currentTarget.title = describeUnder(event, timeline))}
    />
  )
}

/** The slider lies over the picture of the gaps, so it tells what the pointer is on. */
function describeUnder(event: TargetedPointerEvent<HTMLInputElement>, timeline: Timeline): string {
  const { left, width } = event.currentTarget.getBoundingClientRect()
  const share = (event.clientX - left - THUMB_PX / 2) / Math.max(1, width - THUMB_PX)
  const at = timeline.from + share * (timeline.to - timeline.from)
  const slackMs = ((timeline.to - timeline.from) / Math.max(1, width)) * GAP_REACH_PX
  const gap = timeline.gaps.find(({ from, to }) => at >= from - slackMs && at <= to + slackMs)
  return gap ? describeGapInFull(gap) : ''
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
