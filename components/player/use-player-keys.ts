import { useKeys } from '@/components/parts/use-keys'
import type { Timeline } from '@/lib/replay/timeline'

import { JUMP_MS, SMALL_JUMP_MS, SPEEDS } from './limits'
import type { PlayerState } from './player-model'

/** Keys of the session's page. A focused button or link keeps its own Space. */
export function usePlayerKeys(player: PlayerState, timeline: Timeline): void {
  const changeSpeed = (by: number) => {
    const next = SPEEDS[SPEEDS.findIndex((speed) => speed === player.speed.peek()) + by]
    if (next !== undefined) player.setSpeed(next)
  }
  useKeys({
    ' ': (event) => {
      if (event.target instanceof Element && event.target.closest('button, a')) return false
      player.toggle()
      return true
    },
    k: () => player.toggle(),
    ArrowLeft: () => player.seekBy(-JUMP_MS),
    ArrowRight: () => player.seekBy(JUMP_MS),
    'Shift+ArrowLeft': () => player.seekBy(-SMALL_JUMP_MS),
    'Shift+ArrowRight': () => player.seekBy(SMALL_JUMP_MS),
    Home: () => player.seek(timeline.from),
    End: () => player.seek(timeline.to),
    '<': () => changeSpeed(-1),
    '>': () => changeSpeed(1),
    i: () => player.setSkipping(!player.isSkipping.peek()),
  })
}
