import type { AssetUse } from '@/lib/model/asset'

import type { Database } from './database'

/** Removes these uses of assets, and the assets that nothing else uses; within a transaction of the caller. */
export async function dropAssets({ assets, assetUses }: Database, uses: readonly AssetUse[]): Promise<void> {
  await assetUses.bulkDelete(uses.map((use): [string, string] => [use.sessionId, use.url]))
  for (const hash of new Set(uses.map((use) => use.hash))) {
    if (hash && (await assetUses.where({ hash }).count()) === 0) await assets.delete(hash)
  }
}
