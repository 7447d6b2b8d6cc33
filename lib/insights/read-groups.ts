import type { BreakdownProperty } from '@/lib/model/insight'
import type { Value } from '@/lib/search/compile-test'
import type { Library } from '@/lib/search/library'
import { readField } from '@/lib/search/session-record'

import { createFieldReader } from './read-event-field'

/** Which values of a breakdown something belongs to; the empty text where there is none. `row` -1: a whole session. */
export type ReadGroups = (session: number, row: number) => readonly string[]

const NONE: readonly string[] = ['']

/** A session with several tags belongs to each of them; a person is called by name and id, since names come twice. */
export function createGroupReader(property: BreakdownProperty, library: Library, now: number): ReadGroups {
  const { records, people, events } = library
  switch (property.of) {
    case 'session': {
      const { field } = property
      return (session) => {
        const record = records[session]!
        if (field !== 'tag') return [describeValue(readField(record, field, now))]
        return record.tags.length > 0 ? record.tags : NONE
      }
    }
    case 'person':
      return (session) => {
        const { person } = records[session]!
        if (person === '') return NONE
        const { id, name } = people.of(person)
        return [name === '' || name === id ? id : `${name} (${id})`]
      }
    case 'person property':
      return (session) => {
        const { person } = records[session]!
        const { properties } = people.of(person)
        return person !== '' && Object.hasOwn(properties, property.name)
          ? [describeValue(properties[property.name])]
          : NONE
      }
    default: {
      const read = createFieldReader(property.field, events)
      return (_, row) => (row < 0 ? NONE : [describeValue(read(row))])
    }
  }
}

const describeValue = (value: Value) => (value === undefined || value === null ? '' : String(value))
