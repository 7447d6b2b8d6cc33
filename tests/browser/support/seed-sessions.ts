import type { Page } from 'puppeteer-core'

import type { Session } from '@/lib/model/session'

import { createSession } from '../../components/create-session.ts'

const MINUTE_MS = 60_000
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS

/**
 * Writes sessions straight into the database, from a page of the extension: `Visit 1` is the newest, each later one a
 * minute older. The order of their ids is another one, so that a list in order of time has put them in order.
 */
export async function seedSessions(extensionPage: Page, count: number): Promise<void> {
  const now = Date.now()
  const sessions = Array.from({ length: count }, (_, index): Session => {
    const startedAt = now - (index + 1) * MINUTE_MS
    const endedAt = startedAt + MINUTE_MS / 2
    return createSession({
      id: `seeded-${index + 1}`,
      title: `Visit ${index + 1}`,
      startedAt,
      endedAt,
      expiresAt: now + YEAR_MS,
    })
  })
  await extensionPage.evaluate(async (rows) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('afterimage')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
    const transaction = database.transaction('sessions', 'readwrite')
    for (const row of rows) transaction.objectStore('sessions').put(row)
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    database.close()
  }, sessions)
}
