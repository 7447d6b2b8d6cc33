import { listOfKind, type PreparedEdit } from '@/lib/model/edit'
import type { Person } from '@/lib/model/library'

import { createTextRedactor } from './text-redactor'

type Redact = (text: string) => string

/** What is written of a person, without the texts that go: it may have come from where they stood. */
export function redactPerson(person: Person, edits: readonly PreparedEdit[]): Person {
  const redact = createRedact(edits)
  if (!redact) return person
  const properties = Object.fromEntries(
    Object.entries(person.properties).map(([name, value]) => [redact(name), redactValue(value, redact)]),
  ) as Person['properties']
  return { ...person, id: redact(person.id), name: redact(person.name), properties }
}

/** Every text in a row of plain values and lists, without the texts that go. */
export function redactWords<Row extends object>(row: Row, edits: readonly PreparedEdit[]): Row {
  const redact = createRedact(edits)
  return redact ? (redactValue(row, redact) as Row) : row
}

function createRedact(edits: readonly PreparedEdit[]): Redact | undefined {
  const redactors = listOfKind(edits, 'text').map(({ text }) => createTextRedactor(text))
  if (redactors.length === 0) return undefined
  return (text) => redactors.reduce((left, redactor) => redactor.redact(left), text)
}

function redactValue(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactValue(item, redact)]))
  }
  if (typeof value !== 'number' && typeof value !== 'boolean') return value
  // A number may be the text as well.
  const text = String(value)
  return redact(text) === text ? value : redact(text)
}
