import type { eventWithTime } from '@rrweb/types'

import type { Activity } from '@/lib/model/session'

import { ACTIVITY_THRESHOLD_MS } from './limits'

/** rrweb sources that a person causes: mouse, touch, scroll, resize, input, media, drag. DOM changes never count. */
const ACTIVE_SOURCES = new Set([1, 2, 3, 4, 5, 6, 7, 12])

export function isActivity(event: eventWithTime): boolean {
  return (event.type as number) === 3 && ACTIVE_SOURCES.has((event.data as { source: number }).source)
}

/** Active time after these instants too (epoch ms, any order): spans of at most `ACTIVITY_THRESHOLD_MS` count. */
export function advanceActivity(activity: Activity, instants: readonly number[]): Activity {
  let { lastAt, activeMs } = activity
  for (const at of instants.toSorted((a, b) => a - b)) {
    if (lastAt !== null && at > lastAt && at - lastAt <= ACTIVITY_THRESHOLD_MS) activeMs += at - lastAt
    lastAt = Math.max(lastAt ?? at, at)
  }
  return { lastAt, activeMs }
}
