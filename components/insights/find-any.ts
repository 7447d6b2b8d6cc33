import type { EventPattern } from '@/lib/model/filter'
import { ALL_SESSIONS, type ListQuery } from '@/lib/model/query'

/** Sessions with any of these events: opened by it, a session shows only these. */
export function findAny(events: readonly EventPattern[]): ListQuery {
  const parts = events.map((event) => ({ kind: 'event' as const, event, atLeast: 1 }))
  return { ...ALL_SESSIONS, filter: { join: 'or', parts } }
}
