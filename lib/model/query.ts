import type { Filter } from './filter'

/** Days are local; `from` and `to` are whole days, written `2026-11-28`, both included. */
export type DateRange = { kind: 'all' } | { kind: 'last'; days: number } | { kind: 'days'; from: string; to: string }

export const SORTS = [
  'started',
  'title',
  'person',
  'length',
  'active',
  'pages',
  'events',
  'clicks',
  'errors',
  'frustration',
  'gaps',
  'notes',
  'size',
] as const
export type SortColumn = (typeof SORTS)[number]

export interface Sort {
  column: SortColumn
  isDescending: boolean
}

/** What a list of sessions shows: all of it stands in the address of the list. */
export interface ListQuery {
  range: DateRange
  /** Free text. */
  text: string
  filter: Filter
  sort: Sort
}

export const NO_FILTER: Filter = { join: 'and', parts: [] }

export const ALL_SESSIONS: ListQuery = {
  range: { kind: 'all' },
  text: '',
  filter: NO_FILTER,
  sort: { column: 'started', isDescending: true },
}
