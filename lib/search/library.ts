import type { Cohort, Person } from '@/lib/model/library'
import type { Outline } from '@/lib/model/outline'
import type { Session } from '@/lib/model/session'

import { createEventColumns, type EventColumns, type Span } from './event-columns'
import { buildEventIndex, type EventIndex } from './event-index'
import { createPeople, type People } from './people'
import { describeRecord, type SessionRecord } from './session-record'

/** Everything that search knows, in memory. Numbers of sessions are places in `records`; they never change. */
export interface Library {
  /** A place whose session is gone is empty. */
  records: (SessionRecord | undefined)[]
  spans: (Span | undefined)[]
  /** What was noted about a session, in one text. */
  notes: string[]
  events: EventColumns
  people: People
  cohorts: ReadonlyMap<string, Cohort>
  /** The events of the sessions that are there, by kind. */
  index(): EventIndex
  /** Numbers of the sessions that are there, the one that began last first. */
  newestFirst(): Uint32Array
  numberOf(id: string): number | undefined
}

export interface OpenLibrary extends Library {
  putSession(session: Session): void
  putEvents(id: string, outline: Outline): void
  putNotes(id: string, text: string): void
  remove(id: string): void
  setPeople(people: readonly Person[]): void
  setCohorts(cohorts: readonly Cohort[]): void
}

export function createLibrary(): OpenLibrary {
  const numbers = new Map<string, number>()
  let index: EventIndex | undefined
  let newest: Uint32Array | undefined
  const library: OpenLibrary = {
    records: [],
    spans: [],
    notes: [],
    events: createEventColumns(),
    people: createPeople([]),
    cohorts: new Map(),
    index: () =>
      (index ??= buildEventIndex(library.events, library.spans, (number) => library.records[number] !== undefined)),
    newestFirst: () => (newest ??= orderByStart(library.records)),
    numberOf: (id) => numbers.get(id),
    putSession(session) {
      // Those about to be deleted and those of the rolling memory are in no list.
      if (session.deletedAt !== null || session.mode === 'rolling') return library.remove(session.id)
      const number = numbers.get(session.id) ?? library.records.length
      numbers.set(session.id, number)
      const before = library.records[number]
      if (!before) index = undefined
      if (before?.startedAt !== session.startedAt) newest = undefined
      library.records[number] = describeRecord(session)
    },
    putEvents(id, outline) {
      const number = numbers.get(id)
      if (number === undefined) return
      library.spans[number] = library.events.put(outline, library.spans[number])
      index = undefined
    },
    putNotes(id, text) {
      const number = numbers.get(id)
      if (number !== undefined) library.notes[number] = text
    },
    remove(id) {
      const number = numbers.get(id)
      if (number === undefined) return
      library.records[number] = undefined
      index = undefined
      newest = undefined
    },
    setPeople(people) {
      library.people = createPeople(people)
    },
    setCohorts(cohorts) {
      library.cohorts = new Map(cohorts.map((cohort) => [cohort.id, cohort]))
    },
  }
  return library
}

/** By the code of their ids where they began in the same moment, so that it is the same order each time. */
function orderByStart(records: readonly (SessionRecord | undefined)[]): Uint32Array {
  const there = records.flatMap((record, number) => (record ? [{ number, record }] : []))
  const ordered = there.toSorted(
    (a, b) => b.record.startedAt - a.record.startedAt || (a.record.id < b.record.id ? -1 : 1),
  )
  return Uint32Array.from(ordered, ({ number }) => number)
}
