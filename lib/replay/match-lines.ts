import type { SessionEvent } from '@/lib/model/event'
import type { EventPlace } from '@/lib/model/event-place'

import type { StreamItem } from './stream'

/** Keys of the lines that are these events. `events` are those of the session, in order of time. */
export function matchLines(
  places: readonly EventPlace[],
  events: readonly SessionEvent[],
  stream: readonly StreamItem[],
): ReadonlySet<string> {
  const wanted = new Set(places.map(({ at, kind, nth }) => `${at} ${kind} ${nth}`))
  const counts = new Map<string, number>()
  const matching = new Set<SessionEvent>()
  for (const event of events) {
    const key = `${event.at} ${event.kind}`
    const nth = counts.get(key) ?? 0
    counts.set(key, nth + 1)
    if (wanted.has(`${key} ${nth}`)) matching.add(event)
  }
  // The line of a gap holds no row: it is known by its beginning.
  const gaps = new Set([...matching].filter(({ kind }) => kind === 'gap').map(({ at, label }) => `${at} ${label}`))
  const isMatching = ({ event, kind, at, label }: StreamItem) =>
    event ? matching.has(event) : kind === 'gap' && gaps.has(`${at} ${label}`)
  return new Set(stream.filter(isMatching).map(({ key }) => key))
}
