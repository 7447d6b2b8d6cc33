import type { EventKind } from './event'

/**
 * Which event of a session is meant, for those who have its events in another order or with edits: the `nth` (from 0) of
 * its kind at this instant (epoch ms). An edit may change its label, or take others away, and it is still found.
 */
export interface EventPlace {
  at: number
  kind: EventKind
  nth: number
}
