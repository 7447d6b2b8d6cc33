import { measureSession } from '@/lib/model/measure-session'

import type { Library } from './library'
import type { KnownPerson } from './people'

export interface ListedPerson extends KnownPerson {
  sessionCount: number
  firstAt: number
  lastAt: number
  activeMs: number
}

/** Everybody who has a session, and everybody somebody has written something of; who was there last first. */
export function listPeople({ records, people }: Library, now: number): ListedPerson[] {
  const listed = new Map<string, ListedPerson>()
  const of = (person: KnownPerson) => {
    const known = listed.get(person.id)
    if (known) return known
    const added = { ...person, sessionCount: 0, firstAt: Infinity, lastAt: 0, activeMs: 0 }
    listed.set(person.id, added)
    return added
  }
  for (const person of people.all) of(person)
  for (const record of records) {
    if (!record || record.person === '') continue
    const person = of(people.of(record.person))
    person.sessionCount += 1
    person.firstAt = Math.min(person.firstAt, record.startedAt)
    person.lastAt = Math.max(person.lastAt, record.startedAt)
    person.activeMs += measureSession(record, now).activeMs
  }
  return [...listed.values()].toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1))
}

/** Newest first. */
export function listSessionsOf(personId: string, { records, people }: Library): string[] {
  return records
    .filter((record) => record !== undefined)
    .filter(({ person }) => person !== '' && people.of(person).id === personId)
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .map(({ id }) => id)
}
