import type { Page } from 'puppeteer-core'

/** Rows of one table, all or those of a session: cheap enough to ask again and again while something is recorded. */
export async function readTable<Row>(extensionPage: Page, table: string, sessionId?: string): Promise<Row[]> {
  return (await extensionPage.evaluate(
    async (name, id) => {
      const done = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(request.error ?? new Error('refused')))
        })
      const database = await done(indexedDB.open('afterimage'))
      const store = database.transaction(name).objectStore(name)
      const rows = await done<unknown[]>(id === undefined ? store.getAll() : store.index('sessionId').getAll(id))
      database.close()
      return rows
    },
    table,
    sessionId,
  )) as Row[]
}
