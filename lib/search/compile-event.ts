import type { EventPattern } from '@/lib/model/filter'
import type { EventExtra } from '@/lib/model/outline'

import { compileTest, type Value } from './compile-test'
import type { EventColumns } from './event-columns'
import { askOnce } from './text-pool'

/** Whether the event of this row, which is of the kind that was asked for, is one of those that are meant. */
export type CompiledEvent = (row: number) => boolean

const PROPERTY = 'properties.'

const never: CompiledEvent = () => false
const always: CompiledEvent = () => true

/**
 * A pattern ready to be asked of every row of its kind. Its tests are made once for each text and each set of details,
 * not for each event.
 */
export function compileEvent(
  { name, where }: EventPattern,
  { pool, labels, urls, extras }: EventColumns,
): CompiledEvent {
  const wantedName = name === undefined ? undefined : pool.placeOf(name)
  if (name !== undefined && wantedName === undefined) return never
  const tests = where.map(({ field, test }): CompiledEvent => {
    const isWanted = compileTest(test)
    if (field === 'url') return passColumn(urls, askOnce(pool, isWanted))
    const part = LABEL_PARTS[field]
    if (part)
      return passColumn(
        labels,
        askOnce(pool, (label) => isWanted(part(label))),
      )
    return passColumn(
      extras,
      askOnce(pool, (json) => isWanted(readExtra(JSON.parse(json) as EventExtra, field))),
    )
  })
  if (wantedName !== undefined) tests.unshift((row) => labels[row] === wantedName)
  const [first = always, ...rest] = tests
  return rest.length === 0 ? first : (row) => first(row) && rest.every((isWanted) => isWanted(row))
}

function passColumn(column: Uint32Array, isWanted: (place: number) => boolean): CompiledEvent {
  return (row) => isWanted(column[row]!)
}

/** What can be asked of an event's label; a request's is `GET https://...`. */
export const LABEL_PARTS: Record<string, (label: string) => string> = {
  label: (label) => label,
  method: (label) => label.slice(0, Math.max(0, label.indexOf(' '))),
  'request url': (label) => label.slice(label.indexOf(' ') + 1),
}

/** What can be asked of an event beside its kind, label and address. */
export function readExtra(extra: EventExtra, field: string): Value {
  if (field.startsWith(PROPERTY)) {
    const name = field.slice(PROPERTY.length)
    return extra.properties && Object.hasOwn(extra.properties, name) ? extra.properties[name] : undefined
  }
  switch (field) {
    case 'role':
    case 'level':
    case 'status':
    case 'count':
    case 'value':
    case 'detail':
      return extra[field]
    case 'duration':
      return extra.durationMs
    default:
      return undefined
  }
}
