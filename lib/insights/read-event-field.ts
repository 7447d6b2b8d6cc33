import type { EventExtra } from '@/lib/model/outline'
import { LABEL_PARTS, readExtra } from '@/lib/search/compile-event'
import { readPath, type Value } from '@/lib/search/compile-test'
import type { EventColumns } from '@/lib/search/event-columns'

/**
 * What a field of an event says, by the event's row: the fields of a pattern, an address as its path. Each text is read
 * once, however many events have it.
 */
export function createFieldReader(field: string, { pool, labels, urls, extras }: EventColumns): (row: number) => Value {
  const part = LABEL_PARTS[field]
  if (field === 'url') return readOnce(urls, (place) => readPath(pool.texts[place]!))
  if (part) return readOnce(labels, (place) => part(pool.texts[place]!))
  return readOnce(extras, (place) => readExtra(JSON.parse(pool.texts[place]!) as EventExtra, field))
}

function readOnce(column: Uint32Array, read: (place: number) => Value): (row: number) => Value {
  const known = new Map<number, Value>()
  return (row) => {
    const place = column[row]!
    if (!known.has(place)) known.set(place, read(place))
    return known.get(place)
  }
}

/** What is larger was never measured, and would hide all others. */
const MAX_VALUE = 1e15

/** Also of a number that is written as a text; `undefined` for what is none. */
export function readNumber(value: Value): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined
  const number = Number(value)
  return Math.abs(number) <= MAX_VALUE ? number : undefined
}
