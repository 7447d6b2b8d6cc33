import type { eventWithTime } from '@rrweb/types'

import { ASSET_WANTED, type AssetUse } from '@/lib/model/asset'
import type { Page } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

import { fetchAsset } from './fetch-asset'
import { MAX_ASSETS_PER_SESSION, MAX_PARALLEL_FETCHES } from './limits'
import { collectAssetUrls } from './map-asset-urls'

/**
 * Keeps what a page shows but rrweb does not hold: each address once a session, each content once for all. The rows
 * that say what is wanted are written first, so that a worker that dies in between leaves a list of what is missing.
 */
export async function keepAssets(
  database: Database,
  page: Page,
  events: readonly eventWithTime[],
  now: number,
): Promise<void> {
  await fetchAll(database, await noteUses(database, page, collectAssetUrls(events, page.url)), now)
}

/** What an earlier worker wanted and did not get to. */
export async function resumeAssets(database: Database, now: number): Promise<void> {
  await fetchAll(database, await database.assetUses.where({ hash: ASSET_WANTED }).toArray(), now)
}

async function fetchAll(database: Database, wanted: AssetUse[], now: number): Promise<void> {
  const fetchNext = async (): Promise<void> => {
    const use = wanted.shift()
    if (!use) return
    const page = await database.pages.get(use.pageId)
    const window = page && (await database.windows.get(page.windowId))
    await storeAsset(database, use, window && (await fetchAsset(use.url, window.tabId, page.documentId)), now)
    return fetchNext()
  }
  await Promise.all(Array.from({ length: MAX_PARALLEL_FETCHES }, fetchNext))
}

function noteUses(database: Database, page: Page, urls: readonly string[]): Promise<AssetUse[]> {
  return database.transaction('rw', database.assetUses, async () => {
    const known = await database.assetUses.bulkGet(urls.map((url): [string, string] => [page.sessionId, url]))
    const room = MAX_ASSETS_PER_SESSION - (await database.assetUses.where({ sessionId: page.sessionId }).count())
    const uses = urls
      .filter((_, index) => !known[index])
      .slice(0, Math.max(0, room))
      .map((url): AssetUse => ({ sessionId: page.sessionId, url, pageId: page.id, hash: ASSET_WANTED }))
    // The page that shows it last is what it is kept for.
    const shown = known.flatMap((use) => (use && use.pageId !== page.id ? { ...use, pageId: page.id } : []))
    await database.assetUses.bulkPut([...uses, ...shown])
    return uses
  })
}

async function storeAsset(
  database: Database,
  use: AssetUse,
  fetched: { type: string; body: Uint8Array<ArrayBuffer> } | undefined,
  now: number,
): Promise<void> {
  const hash = fetched ? toHex(await crypto.subtle.digest('SHA-256', fetched.body)) : ''
  const { assets, assetUses, sessions } = database
  await database.transaction('rw', [assets, assetUses, sessions], async () => {
    const current = await assetUses.get([use.sessionId, use.url])
    if (!current) return
    await assetUses.put({ ...current, hash })
    if (!fetched) return
    await sessions.where({ id: use.sessionId }).modify((session) => void (session.bytes += fetched.body.byteLength))
    if (!(await assets.get(hash))) await assets.add({ hash, ...fetched, storedAt: now })
  })
}

function toHex(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
