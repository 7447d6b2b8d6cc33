import type { Activity } from '@/lib/model/session'

import { ACTIVITY_THRESHOLD_MS } from './limits'

/** Active time after these instants too (epoch ms, any order): spans of at most `ACTIVITY_THRESHOLD_MS` count. */
export function advanceActivity(activity: Activity, instants: readonly number[]): Activity {
  let { lastAt, activeMs } = activity
  for (const at of instants.toSorted((a, b) => a - b)) {
    if (lastAt !== null && at > lastAt && at - lastAt <= ACTIVITY_THRESHOLD_MS) activeMs += at - lastAt
    lastAt = Math.max(lastAt ?? at, at)
  }
  return { lastAt, activeMs }
}
