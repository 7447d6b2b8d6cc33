import { ALL_SESSIONS, NO_FILTER, SORTS, type DateRange, type ListQuery, type Sort } from '@/lib/model/query'

import { checkFilter, FilterProblem } from './check-filter'
import { readDay } from './decide-span'
import { MAX_TEST_CHARACTERS } from './limits'

/**
 * A query as it stands behind the `?` of the list's address, and back:
 *
 *   range=7d | 2026-11-01..2026-11-28      all days where there is none
 *   q=text                                 free text
 *   f={"join":"and","parts":[...]}         the filter, as JSON
 *   sort=-started                          a minus: largest, latest first
 */
export function writeQuery({ range, text, filter, sort }: ListQuery): string {
  const parts = new URLSearchParams()
  if (range.kind === 'last') parts.set('range', `${range.days}d`)
  if (range.kind === 'days') parts.set('range', `${range.from}..${range.to}`)
  if (text !== '') parts.set('q', text)
  if (filter.parts.length > 0) parts.set('f', JSON.stringify(filter))
  if (writeSort(sort) !== writeSort(ALL_SESSIONS.sort)) parts.set('sort', writeSort(sort))
  return parts.toString()
}

/** What cannot be read is left out, and said: a list that shows more than was meant must say so. */
export function readQuery(address: string): { query: ListQuery; problem: string | null } {
  const parts = new URLSearchParams(address)
  const { filter, problem } = readFilter(parts.get('f'))
  return {
    query: {
      range: readRange(parts.get('range') ?? ''),
      text: (parts.get('q') ?? '').slice(0, MAX_TEST_CHARACTERS),
      filter,
      sort: readSort(parts.get('sort') ?? ''),
    },
    problem,
  }
}

function readFilter(json: string | null): { filter: ListQuery['filter']; problem: string | null } {
  if (json === null) return { filter: NO_FILTER, problem: null }
  try {
    return { filter: checkFilter(JSON.parse(json)), problem: null }
  } catch (error) {
    // A link that was cut short, of a later version, or made up.
    const problem = error instanceof FilterProblem ? error.message : 'It is cut short.'
    return { filter: NO_FILTER, problem }
  }
}

/** The longest time that retention keeps sessions which nobody keeps. */
const MAX_DAYS = 3_650

function readRange(text: string): DateRange {
  const [, days] = /^(\d+)d$/.exec(text) ?? []
  if (days !== undefined && Number(days) > 0 && Number(days) <= MAX_DAYS) return { kind: 'last', days: Number(days) }
  const [from = '', to = ''] = text.split('..')
  return readDay(from) && readDay(to) && from <= to ? { kind: 'days', from, to } : { kind: 'all' }
}

function writeSort({ column, isDescending }: Sort): string {
  return `${isDescending ? '-' : ''}${column}`
}

function readSort(text: string): Sort {
  const column = SORTS.find((known) => known === text.replace(/^-/, ''))
  return column ? { column, isDescending: text.startsWith('-') } : ALL_SESSIONS.sort
}
