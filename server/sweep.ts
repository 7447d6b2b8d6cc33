import { TOMBSTONE_MS, UPLOAD_MS } from './limits.ts'
import * as keys from './object-keys.ts'
import { clearShare, type Shares, type StoredOrder, type Tomb } from './shares.ts'
import { readJson, toJson, type Storage } from './storage.ts'

/**
 * Removes what is over: expired shares, uploads that were never finished, old tombs. Every step can be done twice, also
 * by two processes at once, and one that was cut off is done again by the next sweep. Answers how many shares it buried.
 */
export async function sweep(storage: Storage, shares: Shares, now: () => number): Promise<number> {
  let buried = 0
  for await (const { key } of storage.list('due/')) {
    const { id, isDue } = keys.readDue(key, now())
    if (!isDue) break
    if (await sweepShare(storage, shares, id, now())) buried++
    await storage.remove(key)
  }
  return buried
}

async function sweepShare(storage: Storage, shares: Shares, id: string, now: number): Promise<boolean> {
  const tomb = await readJson<Tomb>(storage, keys.tombKey(id))
  if (tomb) {
    await clearShare(storage, id)
    if (tomb.at + TOMBSTONE_MS <= now) await removeTomb(storage, id)
    else await storage.replace(keys.dueKey(id, tomb.at + TOMBSTONE_MS), toJson({}))
    return false
  }
  const order = await readJson<StoredOrder>(storage, keys.orderKey(id))
  if (!order) return false
  const extended = await readJson<{ expiresAt: number }>(storage, keys.expiryKey(id))
  const expiresAt = extended?.expiresAt ?? order.expiresAt
  if (expiresAt <= now) return shares.bury(id, 'expired')
  const finished = await readJson(storage, keys.finishedKey(id))
  if (!finished && order.createdAt + UPLOAD_MS <= now) return shares.bury(id, 'never finished')
  await storage.replace(keys.dueKey(id, expiresAt), toJson({}))
  return false
}

async function removeTomb(storage: Storage, id: string): Promise<void> {
  for await (const { key } of storage.list(keys.reportsFolder(id))) await storage.remove(key)
  await storage.remove(keys.tombKey(id))
}
