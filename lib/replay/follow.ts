import type { SessionEvent } from '@/lib/model/event'

import type { Activity } from './activity'
import { findLastIndexUntil } from './find-until'
import type { ReplayWindow } from './assemble-window'

type FollowedWindow = Pick<ReplayWindow, 'id' | 'from'>

/**
 * Moments that tell which window the person looked at: what they did in it, and that its tab came to the front. A tab
 * that was shown is looked at until something is done in another one, or another one is shown.
 */
export function listLooks(activity: readonly Activity[], events: readonly SessionEvent[]): Activity[] {
  const shown = events.filter((event) => event.kind === 'tab shown').map(({ at, windowId }) => ({ at, windowId }))
  // The sort is stable: of two at one moment the tab that was shown comes last and wins.
  const looks = [...activity, ...shown].toSorted((a, b) => a.at - b.at)
  // Whoever looked at a window looks at it until another one: the first of a run tells all of it.
  return looks.filter(({ windowId }, index) => windowId !== looks[index - 1]?.windowId)
}

/**
 * The window to look at: that of the last look, if there was something to see of it by then; else the one that could
 * be seen first. `undefined` when no window can be shown.
 */
export function decideWindow(
  looks: readonly Activity[],
  windows: readonly FollowedWindow[],
  at: number,
): string | undefined {
  const startOf = new Map(windows.map((window) => [window.id, window.from]))
  for (let index = findLastIndexUntil(looks, at, (one) => one.at); index >= 0; index -= 1) {
    const windowId = looks[index]?.windowId ?? ''
    if ((startOf.get(windowId) ?? Infinity) <= at) return windowId
  }
  return windows.toSorted((a, b) => a.from - b.from)[0]?.id
}
