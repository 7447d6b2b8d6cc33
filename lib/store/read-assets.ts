import { ASSET_WANTED } from '@/lib/model/asset'

import type { Database } from './database'

export interface SessionAsset {
  url: string
  type: string
  body: Uint8Array<ArrayBuffer>
}

/** What is kept of a session's pictures, fonts and styles. */
export async function readSessionAssets(database: Database, sessionId: string): Promise<SessionAsset[]> {
  const uses = (await database.assetUses.where({ sessionId }).toArray()).filter(
    (use) => use.hash && use.hash !== ASSET_WANTED,
  )
  const assets = await database.assets.bulkGet(uses.map((use) => use.hash))
  return uses.flatMap(({ url }, index) => {
    const asset = assets[index]
    return asset ? [{ url, type: asset.type, body: asset.body }] : []
  })
}
