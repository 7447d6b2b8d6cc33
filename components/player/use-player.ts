import { useModel } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

import { PlayerModel, type PlayerState } from './player-model'
import type { PreferenceStorage } from './preference'
import type { LoadedSession } from './session-model'

/** What plays a session, on the clock and the frames of this page. Read anew, the session is another one to the same player. */
export function usePlayer({ timeline, startAt }: LoadedSession, storage: PreferenceStorage): PlayerState {
  const player = useModel(() => new PlayerModel(timeline, createViewer(storage), startAt))
  useLayoutEffect(() => player.setTimeline(timeline), [player, timeline])
  return player
}

function createViewer(storage: PreferenceStorage) {
  return {
    clock: () => performance.now(),
    requestFrame: (run: () => void) => requestAnimationFrame(run),
    cancelFrame: (id: number) => cancelAnimationFrame(id),
    storage,
  }
}
