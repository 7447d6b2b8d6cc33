import { findLastIndexUntil } from './find-until'

/** Going back while playing has to pass the stop just reached, ms: the replay has moved on since. */
const JUST_REACHED_MS = 700

/** The first of these moments (epoch ms, in order) after `at`. */
export function findNextStop(stops: readonly number[], at: number): number | undefined {
  return stops[findLastIndexUntil(stops, at, (stop) => stop) + 1]
}

/** The last of these moments before `at`; while playing, before what was just reached. */
export function findPreviousStop(stops: readonly number[], at: number, isPlaying: boolean): number | undefined {
  const before = isPlaying ? at - JUST_REACHED_MS : at
  return stops[findLastIndexUntil(stops, before - 1, (stop) => stop)]
}
