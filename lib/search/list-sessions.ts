import { measureSession } from '@/lib/model/measure-session'
import type { ListQuery, Sort } from '@/lib/model/query'

import { decideSpan } from './decide-span'
import { evaluateFilter } from './evaluate-filter'
import { hasText } from './evaluate-events'
import type { Library } from './library'
import { readField, type SessionRecord } from './session-record'

/** What a list shows: its ids in order, and what is said of them, which is counted from them. */
export interface ListResult {
  ids: string[]
  bytes: number
  recordingCount: number
  lengthMs: number
  /** Sessions there are, whatever the query. */
  allCount: number
}

/** Numbers of the sessions a query gives at `now`, the one that began last first. */
export function findSessions(
  { range, text, filter }: Pick<ListQuery, 'range' | 'text' | 'filter'>,
  library: Library,
  now: number,
): number[] {
  const matches = evaluateFilter(filter, library, now)
  const texts = text.trim() === '' ? undefined : hasText(text, library)
  const { from, to } = decideSpan(range, now)
  const found: number[] = []
  for (const number of library.newestFirst()) {
    const { startedAt } = library.records[number]!
    const isFound = matches[number] === 1 && startedAt >= from && startedAt < to
    if (isFound && texts?.[number] !== 0) found.push(number)
  }
  return found
}

/** The sessions a query gives at `now`, in its order; those that are equal in it newest first. */
export function listSessions(query: ListQuery, library: Library, now: number): ListResult {
  const listed = findSessions(query, library, now).map((number) => library.records[number]!)
  let [bytes, recordingCount, lengthMs] = [0, 0, 0]
  for (const record of listed) {
    bytes += record.bytes
    recordingCount += record.status === 'stopped' ? 0 : 1
    lengthMs += measureSession(record, now).lengthMs
  }
  return {
    ids: order(listed, query.sort, library, now).map(({ id }) => id),
    bytes,
    recordingCount,
    lengthMs,
    allCount: library.newestFirst().length,
  }
}

/** In come the newest first, and so do those stay that are equal. */
function order(
  newestFirst: SessionRecord[],
  { column, isDescending }: Sort,
  library: Library,
  now: number,
): SessionRecord[] {
  if (column === 'started') return isDescending ? newestFirst : newestFirst.toReversed()
  const sign = isDescending ? -1 : 1
  const keyed = newestFirst.map((record) => ({ record, key: readKey(record, column, library, now) }))
  return keyed.toSorted((a, b) => sign * compare(a.key, b.key)).map(({ record }) => record)
}

function readKey(record: SessionRecord, column: Sort['column'], library: Library, now: number): string | number {
  switch (column) {
    case 'started':
      return record.startedAt
    case 'title':
      return record.title.toLowerCase()
    case 'person': {
      const { id, name } = library.people.of(record.person)
      return (name || id).toLowerCase()
    }
    case 'length':
      return measureSession(record, now).lengthMs
    case 'active':
      return measureSession(record, now).activeMs
    default:
      return Number(readField(record, column, now) ?? 0)
  }
}

/** Texts by code, not by language: a hundred times as quick, and the same on every machine. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return a === b ? 0 : a < b ? -1 : 1
}
