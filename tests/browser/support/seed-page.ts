import type { eventWithTime } from '@rrweb/types'
import type { Page } from 'puppeteer-core'

import { buildChunk, buildPage, buildSession, buildWindow } from '../../fixtures/rows.ts'

export interface SeededAsset {
  url: string
  type: string
  text: string
}

/** Writes a stopped session of one page, forged event by event, straight into the database. */
export async function seedPage(
  extensionPage: Page,
  id: string,
  events: readonly eventWithTime[],
  assets: readonly SeededAsset[] = [],
): Promise<void> {
  const times = { startedAt: events[0]!.timestamp, endedAt: events.at(-1)!.timestamp + 2_000 }
  const pageId = `${id}:page`
  const windowId = `${id}:window`
  const rows = {
    session: buildSession({ id, title: id, ...times, expiresAt: Date.now() + 1e10, pageCount: 1 }),
    window: buildWindow({ id: windowId, sessionId: id }),
    page: buildPage({ id: pageId, windowId, sessionId: id, hasSnapshot: true, ...times }),
    chunk: buildChunk({ pageId, sessionId: id, hasSnapshot: 1, eventCount: events.length }),
    json: JSON.stringify(events),
    assets,
  }
  await extensionPage.evaluate(async ({ session, window, page, chunk, json, assets }) => {
    const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))
    const body = new Uint8Array(await new Response(stream).arrayBuffer())
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('afterimage')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
    const transaction = database.transaction(
      ['sessions', 'windows', 'pages', 'chunks', 'assets', 'assetUses'],
      'readwrite',
    )
    transaction.objectStore('sessions').put(session)
    transaction.objectStore('windows').put(window)
    transaction.objectStore('pages').put(page)
    transaction.objectStore('chunks').put({ ...chunk, body })
    for (const [index, { url, type, text }] of assets.entries()) {
      const hash = `${session.id}-${index}`
      transaction.objectStore('assets').put({ hash, type, body: new TextEncoder().encode(text), storedAt: 1 })
      transaction.objectStore('assetUses').put({ sessionId: session.id, url, pageId: page.id, hash })
    }
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    database.close()
  }, rows)
}
