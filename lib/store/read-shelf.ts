import type { Cohort, SavedFilter, Study } from '@/lib/model/library'

import type { Database } from './database'

/** What people have put aside under a name. */
export async function readShelf({ savedFilters, cohorts, studies }: Database): Promise<{
  filters: SavedFilter[]
  cohorts: Cohort[]
  studies: Study[]
}> {
  const rows = [savedFilters.toArray(), cohorts.toArray(), studies.toArray()] as const
  const [filters, cohortRows, studyRows] = await Promise.all(rows)
  return { filters, cohorts: cohortRows, studies: studyRows }
}
