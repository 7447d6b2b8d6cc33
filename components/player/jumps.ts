import { isFailure } from '@/lib/replay/is-failure'
import type { StreamItem } from '@/lib/replay/stream'
import { findNextStop, findPreviousStop } from '@/lib/replay/stops'
import type { Timeline } from '@/lib/replay/timeline'

import type { PlayerState } from './player-model'

/** What the player can jump to, each in order of time, epoch ms. */
export interface Stops {
  pages: number[]
  events: number[]
  errors: number[]
}

/** Pages and routes, what people did and what happened to them, what went wrong. */
export function listStops(timeline: Timeline, stream: readonly StreamItem[]): Stops {
  const timesOf = (isWanted: (item: StreamItem) => boolean) => stream.filter(isWanted).map(({ at }) => at)
  const changes = timeline.windows.flatMap(({ pageChanges }) => pageChanges.map(({ at }) => at))
  const inOrder = (times: number[]) => [...new Set(times)].toSorted((a, b) => a - b)
  return {
    pages: inOrder([...changes, ...timesOf(({ kind }) => kind === 'page view')]),
    events: inOrder(timesOf(({ kind }) => kind !== 'console' && kind !== 'request' && kind !== 'web vital')),
    errors: inOrder(timesOf(isFailure)),
  }
}

/** Goes to the next or the previous of these moments; false when there is none. */
export function jump(player: PlayerState, stops: readonly number[], way: 'next' | 'previous'): boolean {
  const now = player.at.peek()
  const to = way === 'next' ? findNextStop(stops, now) : findPreviousStop(stops, now, player.isPlaying.peek())
  if (to !== undefined) player.seek(to)
  return to !== undefined
}
