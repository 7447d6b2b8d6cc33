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
 * `real` leads from addresses in the events to the ones the page used, where these had to be masked.
 */
export async function keepAssets(
  database: Database,
  page: Page,
  events: readonly eventWithTime[],
  real: ReadonlyMap<string, string>,
  realUrls: RealUrls,
  now: number,
): Promise<void> {
  await realUrls.keep(page.sessionId, real)
  const uses = await noteUses(database, page, collectAssetUrls(events, page.url))
  const wanted = new Set(uses.map((use) => use.url))
  await realUrls.forget(
    page.sessionId,
    [...real.keys()].filter((kept) => !wanted.has(kept)),
  )
  await fetchAll(database, uses, realUrls, now)
}

/** What an earlier worker wanted and did not get to. */
export async function resumeAssets(database: Database, realUrls: RealUrls, now: number): Promise<void> {
  await fetchAll(database, await database.assetUses.where({ hash: ASSET_WANTED }).toArray(), realUrls, now)
}

/** Where assets really are whose addresses had to be masked: known only until they were fetched, and never on disk. */
export interface RealUrls {
  /** From the address something is kept under to the real one. */
  keep(sessionId: string, real: ReadonlyMap<string, string>): Promise<void>
  /** The address itself where it did not have to be masked; `undefined` where nobody knows any more. */
  read(sessionId: string, kept: string): Promise<string | undefined>
  forget(sessionId: string, kept: string[]): Promise<void>
}

async function fetchAll(database: Database, wanted: AssetUse[], realUrls: RealUrls, now: number): Promise<void> {
  const fetchNext = async (): Promise<void> => {
    const use = wanted.shift()
    if (!use) return
    const page = await database.pages.get(use.pageId)
    const window = page && (await database.windows.get(page.windowId))
    const url = await realUrls.read(use.sessionId, use.url)
    const fetched = window && url ? await fetchAsset(url, window.tabId, page.documentId) : undefined
    await storeAsset(database, use, fetched, now)
    await realUrls.forget(use.sessionId, [use.url])
    return fetchNext()
  }
  await Promise.all(Array.from({ length: MAX_PARALLEL_FETCHES }, fetchNext))
}

function noteUses(database: Database, page: Page, urls: readonly string[]): Promise<AssetUse[]> {
  return database.transaction('rw', [database.assetUses, database.sessions], async () => {
    const session = await database.sessions.get(page.sessionId)
    // These events were read before: what they ask for may be what was taken out since, or the session may be gone.
    if (!session || session.editedAt !== undefined) return []
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
