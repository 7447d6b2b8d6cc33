import { beforeAll, describe, expect, it } from 'vitest'

import { ALL_SESSIONS } from '@/lib/model/query'
import { createSearch, type Search } from '@/lib/search/search'
import { Database } from '@/lib/store/database'

import { CLICKED, LIBRARY_FILTERS } from '../bench/library-filters.ts'
import { fillLibrary } from '../browser/support/library-page.ts'
import { countRows, type RowCount } from './support/count-rows.ts'

const SESSIONS = 200
/** Of one session: its row once for the list, its outline once for what is asked about events. */
const ROWS_FOR_LIST = 1
const ROWS_FOR_EVENTS = 1
/** People, cohorts, notes and what else there are few of. */
const FEW = 10

describe('rows read from the store', { timeout: 60_000 }, () => {
  let search: Search
  let counted: RowCount

  async function countOf(work: () => Promise<unknown>): Promise<number> {
    counted.rows = 0
    await work()
    return counted.rows
  }

  beforeAll(async () => {
    await fillLibrary({ sessionCount: SESSIONS, eventCount: 20, hasEvents: true })
    const database = new Database()
    counted = countRows(database)
    search = createSearch(database, () => undefined)
  })

  it('are one a session for the list, one more once events are asked for, and none for a filter after that', async () => {
    const forList = await countOf(() => search.list(ALL_SESSIONS))
    const forEvents = await countOf(() => search.list(CLICKED))
    expect(forList).toBeGreaterThanOrEqual(SESSIONS)
    expect(forList).toBeLessThanOrEqual(SESSIONS * ROWS_FOR_LIST + FEW)
    expect(forEvents).toBeGreaterThanOrEqual(SESSIONS)
    expect(forEvents).toBeLessThanOrEqual(SESSIONS * ROWS_FOR_EVENTS + FEW)

    for (const [name, query] of Object.entries(LIBRARY_FILTERS)) {
      const rows = await countOf(() => search.list(query(3)))
      expect([name, rows]).toEqual([name, 0])
    }
  })
})
