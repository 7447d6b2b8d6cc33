import { measureSession } from '@/lib/model/measure-session'
import type { ListQuery } from '@/lib/model/query'

import { nameDay } from './decide-span'
import type { Library } from './library'
import { listSessions } from './list-sessions'

export interface DayFigures {
  /** Local: `2026-11-28`. */
  day: string
  sessionCount: number
  personCount: number
  activeMs: number
  errorCount: number
  frustrationCount: number
}

/** What happened on each day of a query that has a session, oldest first; a session is of the day it began. */
export function summariseDays(query: ListQuery, library: Library, now: number): DayFigures[] {
  const days = new Map<string, DayFigures & { people: Set<string> }>()
  for (const id of listSessions(query, library, now).ids) {
    const record = library.records[library.numberOf(id)!]!
    const day = nameDay(record.startedAt)
    const figures = days.get(day) ?? createDay(day)
    days.set(day, figures)
    figures.sessionCount += 1
    figures.activeMs += measureSession(record, now).activeMs
    figures.errorCount += Number(record.values.errors)
    figures.frustrationCount += Number(record.values.frustration)
    if (record.person !== '') figures.people.add(library.people.of(record.person).id)
  }
  return [...days.values()]
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ people, ...figures }) => ({ ...figures, personCount: people.size }))
}

function createDay(day: string) {
  return {
    day,
    sessionCount: 0,
    personCount: 0,
    activeMs: 0,
    errorCount: 0,
    frustrationCount: 0,
    people: new Set<string>(),
  }
}
