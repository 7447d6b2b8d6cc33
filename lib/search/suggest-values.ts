import type { SessionField } from '@/lib/model/filter'
import type { EventExtra } from '@/lib/model/outline'

import { readExtra } from './compile-event'
import type { Value } from './compile-test'
import { forEachEvent } from './evaluate-events'
import type { Library } from './library'
import { MAX_SUGGESTIONS } from './limits'

/** What values are asked for: of people, of sessions, or of events of a kind. */
export type Suggested =
  | { of: 'person' }
  | { of: 'person property'; name?: string }
  | { of: 'session'; field: SessionField }
  /** Without a field: names of custom events. A field `properties` asks for the names of properties. */
  | { of: 'event'; kind: string; name?: string; field: string }

/** Values there are, the most frequent first. */
export function suggestValues(what: Suggested, library: Library): string[] {
  const counts = new Map<string, number>()
  const count: Count = (value) => {
    if (value === undefined || value === null || value === '') return
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
  }
  if (what.of === 'event') countEventValues(what, library, count)
  else for (const record of library.records) if (record) countOfSession(what, record, library, count)
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map(([value]) => value)
}

type Count = (value: Value) => void

function countOfSession(
  what: Exclude<Suggested, { of: 'event' }>,
  record: NonNullable<Library['records'][number]>,
  library: Library,
  count: Count,
): void {
  if (what.of === 'session') {
    if (what.field === 'tag') record.tags.forEach(count)
    else count(record.values[what.field])
    return
  }
  if (record.person === '') return
  const { id, name, properties } = library.people.of(record.person)
  if (what.of === 'person') count(name || id)
  else if (what.name === undefined) Object.keys(properties).forEach(count)
  else count(properties[what.name])
}

function countEventValues(
  { kind, name, field }: Extract<Suggested, { of: 'event' }>,
  library: Library,
  count: Count,
): void {
  const { pool, labels, urls, extras } = library.events
  forEachEvent({ kind, ...(name === undefined ? {} : { name }), where: [] }, library, (_, row) => {
    const label = pool.texts[labels[row]!]!
    if (field === 'label') return count(label)
    if (field === 'request url') return count(label.slice(label.indexOf(' ') + 1))
    if (field === 'url') return count(pool.texts[urls[row]!])
    const extra = JSON.parse(pool.texts[extras[row]!]!) as EventExtra
    if (field === 'properties') return Object.keys(extra.properties ?? {}).forEach(count)
    return count(readExtra(extra, field))
  })
}
