import type { ListQuery } from '@/lib/model/query'
import { asksForEvents } from '@/lib/search/asks-for-events'
import { writeQuery } from '@/lib/search/query-address'

export interface SessionAddress {
  sessionId: string
  /** Where to begin, seconds since the start. */
  startSec?: number
  /** Key of the line that is pointed at. */
  line?: string
  /** The query of the list it is opened from. */
  asked?: ListQuery
}

/** Where a session is shown, as `decideRoute` reads it: `#/sessions/<id>?t=12&event=7&q=...`. */
export function writeSessionAddress({ sessionId, startSec = 0, line, asked }: SessionAddress): string {
  const parts = new URLSearchParams()
  if (startSec > 0) parts.set('t', String(startSec))
  const eventId = line === undefined ? undefined : /^event (\d+)$/.exec(line)?.[1]
  if (eventId !== undefined) parts.set('event', eventId)
  else if (line !== undefined) parts.set('line', line)
  if (asked && asksForEvents(asked)) parts.set('q', writeQuery(asked))
  const search = parts.toString()
  return `#/sessions/${encodeURIComponent(sessionId)}${search === '' ? '' : `?${search}`}`
}
