import { afterAll, beforeAll } from 'vitest'

import type { Library } from '@/lib/search/library'

import { generateSession } from '../../../fixtures/generate-library'
import { T0 } from '../../../fixtures/rrweb-events'
import { fillSqlLibrary, type SqlLibrary } from '../../../fixtures/sql-library'
import { fillLibrary } from './fill-library'

export const SQL_NOW = T0 + 10 ** 9

export interface SqlWorld {
  library: Library
  sql: SqlLibrary
}

/** The same generated sessions in our columns and in DuckDB. */
export function useSqlWorld(sessionCount = 1_500): SqlWorld {
  const world = {} as SqlWorld
  beforeAll(async () => {
    const sessions = Array.from({ length: sessionCount }, (_, index) => generateSession(index, SQL_NOW, 30))
    const given = sessions.map((one) => ({ ...one, notes: '' }))
    world.library = fillLibrary({ given, world: { people: [], cohorts: [] } })
    world.sql = await fillSqlLibrary(sessions)
  })
  afterAll(() => world.sql?.close())
  return world
}
