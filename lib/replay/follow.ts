import type { Activity } from './activity'
import { findLastIndexUntil } from './find-until'
import type { ReplayWindow } from './assemble-window'

type FollowedWindow = Pick<ReplayWindow, 'id' | 'from'>

/**
 * The window to look at: the one the person did something in last, if there was something to see of it by then;
 * else the one that could be seen first. `undefined` when no window can be shown.
 */
export function decideWindow(
  activity: readonly Activity[],
  windows: readonly FollowedWindow[],
  at: number,
): string | undefined {
  const startOf = new Map(windows.map((window) => [window.id, window.from]))
  for (let index = findLastIndexUntil(activity, at, (one) => one.at); index >= 0; index -= 1) {
    const windowId = activity[index]?.windowId ?? ''
    if ((startOf.get(windowId) ?? Infinity) <= at) return windowId
  }
  return windows.toSorted((a, b) => a.from - b.from)[0]?.id
}
