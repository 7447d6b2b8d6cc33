import type { ListQuery } from '@/lib/model/query'

import { listConditions } from './needs-events'

const OF_EVENTS: ReadonlySet<string> = new Set(['text', 'page', 'event', 'sequence'])

/** Whether there can be events by which a session is in this list: `listMatches` finds none otherwise. */
export function asksForEvents({ text, filter }: ListQuery): boolean {
  return text.trim() !== '' || listConditions(filter).some(({ kind, isNot }) => !isNot && OF_EVENTS.has(kind))
}
