import { ALL_SESSIONS, type ListQuery } from '@/lib/model/query'
import { createSearch } from '@/lib/search/search'
import { Database } from '@/lib/store/database'

import { countRows } from '../flow/support/count-rows'
import { CLICKED, LIBRARY_FILTERS } from './library-filters'

export interface LibraryTimes {
  /** From nothing to the first list of all sessions, ms. */
  firstListMs: number
  /** From there to the first list by an event, ms: all events are read. */
  firstEventListMs: number
  /** By filter, ms a list, warm. */
  filters: Record<string, number[]>
  /** Rows read from the database while those lists were made. */
  rowsRead: number
}

const ROUNDS = 25

/** Runs in a page of the extension: what the worker of the dashboard does, without the way to it. */
export async function timeLibrary(): Promise<LibraryTimes> {
  const database = new Database()
  const counted = countRows(database)
  const search = createSearch(database, () => undefined)
  const time = async (query: ListQuery) => {
    const from = performance.now()
    await search.list(query)
    return performance.now() - from
  }
  const firstListMs = await time(ALL_SESSIONS)
  const firstEventListMs = await time(CLICKED)
  counted.rows = 0
  const filters: LibraryTimes['filters'] = {}
  for (const [name, query] of Object.entries(LIBRARY_FILTERS)) {
    filters[name] = []
    for (let round = 0; round < ROUNDS; round += 1) filters[name].push(await time(query(round)))
  }
  return { firstListMs, firstEventListMs, filters, rowsRead: counted.rows }
}
