import type { Timeline } from '@/lib/replay/timeline'

import { describePosition } from './describe-time'
import { LARGE_TRIM_STEP_MS, SMALL_TRIM_STEP_MS, TRIM_STEP_MS } from './limits'
import type { PlayerState } from './player-model'
import type { TrimState } from './trim-model'

import './trim-range.css'

export interface TrimRangeProps {
  trim: TrimState
  player: PlayerState
  timeline: Timeline
}

/** Over the timeline: what goes is hatched, and each end of what stays is a handle. */
export function TrimRange({ trim, player, timeline }: TrimRangeProps) {
  const length = Math.max(1, timeline.to - timeline.from)
  const { from, to } = trim.range.value
  const share = (at: number) => `${Math.min(100, Math.max(0, ((at - timeline.from) / length) * 100))}%`
  return (
    <div class="trim">
      <div class="trim-gone" aria-hidden="true">
        <span class="trim-hatch" style={{ left: 0, width: share(from) }} />
        <span class="trim-hatch" style={{ left: share(to), right: 0 }} />
      </div>
      <TrimHandle name="Start of what is kept" at={from} timeline={timeline} player={player} onMove={trim.setFrom} />
      <TrimHandle name="End of what is kept" at={to} timeline={timeline} player={player} onMove={trim.setTo} />
    </div>
  )
}

interface TrimHandleProps {
  name: string
  at: number
  timeline: Timeline
  player: PlayerState
  onMove: (at: number) => void
}

/** The moment of the end that is moved is shown meanwhile. */
function TrimHandle({ name, at, timeline, player, onMove }: TrimHandleProps) {
  const { from, to } = timeline
  const move = (instant: number) => {
    onMove(instant)
    player.pause()
    player.seek(instant)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = event.shiftKey ? SMALL_TRIM_STEP_MS : TRIM_STEP_MS
    const moments: Record<string, number> = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      PageDown: at - LARGE_TRIM_STEP_MS,
      PageUp: at + LARGE_TRIM_STEP_MS,
      Home: from,
      End: to,
    }
    const instant = moments[event.key]
    if (instant === undefined) return
    event.preventDefault()
    move(instant)
  }
  return (
    <input
      class="trim-handle"
      type="range"
      aria-label={name}
      min={0}
      max={Math.round(to - from)}
      step={1}
      value={String(Math.round(at - from))}
      aria-valuetext={describePosition(at - from)}
      title={`${name}: ${describePosition(at - from)}`}
      onInput={(event) => {
        move(from + event.currentTarget.valueAsNumber)
      }}
      onKeyDown={handleKey}
    />
  )
}
