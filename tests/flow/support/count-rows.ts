import type { Database } from '@/lib/store/database'

export interface RowCount {
  /** Since it was set. */
  rows: number
}

/** Counts every row that is read through this database from now on. */
export function countRows(database: Database): RowCount {
  const counted = { rows: 0 }
  database.use({
    stack: 'dbcore',
    name: 'count rows',
    create: (core) => ({
      ...core,
      table(name) {
        const table = core.table(name)
        const count = (rows: readonly unknown[]) => void (counted.rows += rows.length)
        return {
          ...table,
          async query(request) {
            const answer = await table.query(request)
            count(answer.result)
            return answer
          },
          async get(request) {
            const row: unknown = await table.get(request)
            count([row])
            return row
          },
          async getMany(request) {
            const rows = await table.getMany(request)
            count(rows)
            return rows
          },
          async openCursor(request) {
            const cursor = await table.openCursor(request)
            count([cursor])
            return cursor
          },
        }
      },
    }),
  })
  return counted
}
