import { useKeys } from '@/components/parts/use-keys'
import type { Timeline } from '@/lib/replay/timeline'

import { jump, type Stops } from './jumps'
import { FRAME_MS, JUMP_MS, SMALL_JUMP_MS, SPEEDS } from './limits'
import type { PlayerState } from './player-model'

/** Keys of the session's page. A focused button, link or box keeps its own Space. */
export function usePlayerKeys(player: PlayerState, timeline: Timeline, stops: Stops): void {
  const changeSpeed = (by: number) => {
    const next = SPEEDS[SPEEDS.findIndex((speed) => speed === player.speed.peek()) + by]
    if (next !== undefined) player.setSpeed(next)
  }
  const stepFrame = (ms: number) => {
    player.pause()
    player.seekBy(ms)
  }
  useKeys({
    ' ': (event) => {
      if (event.target instanceof Element && event.target.closest('button, a, [type="checkbox"]')) return false
      player.toggle()
      return true
    },
    k: () => player.toggle(),
    ArrowLeft: () => player.seekBy(-JUMP_MS),
    ArrowRight: () => player.seekBy(JUMP_MS),
    'Shift+ArrowLeft': () => player.seekBy(-SMALL_JUMP_MS),
    'Shift+ArrowRight': () => player.seekBy(SMALL_JUMP_MS),
    ',': () => stepFrame(-FRAME_MS),
    '.': () => stepFrame(FRAME_MS),
    ArrowUp: () => jump(player, stops.events, 'previous'),
    ArrowDown: () => jump(player, stops.events, 'next'),
    PageUp: () => jump(player, stops.pages, 'previous'),
    PageDown: () => jump(player, stops.pages, 'next'),
    e: () => jump(player, stops.errors, 'next'),
    E: () => jump(player, stops.errors, 'previous'),
    Home: () => player.seek(timeline.from),
    End: () => player.seek(timeline.to),
    '<': () => changeSpeed(-1),
    '>': () => changeSpeed(1),
    i: () => player.setSkipping(!player.isSkipping.peek()),
    l: player.markLoop,
    t: () => player.setTrail(!player.hasTrail.peek()),
  })
}
