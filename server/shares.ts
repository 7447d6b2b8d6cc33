import type { GoneReason, ShareOrder, ShareState, StoredParts, ViewLease } from '../lib/share/contract.ts'
import { MAX_VIEWS } from '../lib/share/limits.ts'
import { sumOf } from './check-order.ts'
import { LEASE_MS, TOMBSTONE_MS, UPLOAD_MS } from './limits.ts'
import * as keys from './object-keys.ts'
import { Refused } from './refused.ts'
import { listKeys, readJson, toJson, type Spooled, type Storage } from './storage.ts'
import { hashToken, isSame, NO_HASH, signLease } from './tokens.ts'

export interface StoredOrder extends ShareOrder {
  createdAt: number
}

export interface Tomb extends Pick<ShareOrder, 'readerHash' | 'ownerHash'> {
  reason: GoneReason
  at: number
}

/** A share as one with a right token sees it. */
export interface FoundShare {
  id: string
  order: StoredOrder
  expiresAt: number
}

export type Role = 'owner' | 'reader'

/** What can be done with shares, over any store. Throws `Refused` with the reason for whoever asked. */
export type Shares = ReturnType<typeof createShares>

export function createShares(storage: Storage, leaseKey: string, now: () => number) {
  /** The share, for its owner or its reader; everybody else, and everything that is not there, gets one answer. */
  async function find(id: string, token: string, role: Role): Promise<FoundShare> {
    const [tomb, order, extended] = await Promise.all([
      readJson<Tomb>(storage, keys.tombKey(id)),
      readJson<StoredOrder>(storage, keys.orderKey(id)),
      readJson<{ expiresAt: number }>(storage, keys.expiryKey(id)),
    ])
    const known = tomb ?? order
    const isRight = isSame(hashToken(token), (role === 'owner' ? known?.ownerHash : known?.readerHash) ?? NO_HASH)
    if (!known || !isRight) throw new Refused('not found')
    if (tomb || !order) throw new Refused(tomb?.reason ?? 'not found')
    const expiresAt = extended?.expiresAt ?? order.expiresAt
    if (expiresAt <= now()) throw new Refused('expired')
    return { id, order, expiresAt }
  }

  const isFinished = async (id: string) => (await readJson(storage, keys.finishedKey(id))) !== undefined
  const listParts = async (id: string): Promise<StoredParts['parts']> =>
    (await listKeys(storage, keys.partsFolder(id))).map(({ key, bytes }) => ({ number: keys.numberOf(key), bytes }))

  async function describe({ id, order, expiresAt }: FoundShare): Promise<ShareState> {
    const [done, taken] = await Promise.all([isFinished(id), listKeys(storage, keys.viewsFolder(id))])
    return { status: done ? 'finished' : 'uploading', expiresAt, views: order.views, viewsTaken: taken.length }
  }

  return {
    find,
    describe,
    listParts,

    /** `true`: it is new; `false`: the same order came before. */
    async begin(id: string, order: ShareOrder): Promise<boolean> {
      const at = now()
      if (await readJson(storage, keys.tombKey(id))) throw new Refused('exists')
      // Before the order, so that nothing is ever kept that no sweep will find.
      for (const due of [at + UPLOAD_MS, order.expiresAt]) await storage.replace(keys.dueKey(id, due), toJson({}))
      const stored: StoredOrder = { ...order, createdAt: at }
      if (await storage.create(keys.orderKey(id), toJson(stored))) return true
      const before = await readJson<StoredOrder>(storage, keys.orderKey(id))
      const isSameOrder = before !== undefined && isSame(before.ownerHash, order.ownerHash)
      if (!isSameOrder || JSON.stringify(before.partBytes) !== JSON.stringify(order.partBytes))
        throw new Refused('exists')
      return false
    },

    bytesOfPart({ order }: FoundShare, number: number): number {
      const bytes = order.partBytes[number]
      if (bytes === undefined) throw new Refused('not found')
      return bytes
    },

    async putPart(id: string, number: number, body: Spooled): Promise<void> {
      const isNew = await storage.create(keys.partKey(id, number), body)
      if (!isNew) throw new Refused('exists')
      const tomb = await readJson<Tomb>(storage, keys.tombKey(id))
      if (!tomb) return
      // Revoked while it came in.
      await storage.remove(keys.partKey(id, number))
      throw new Refused(tomb.reason)
    },

    async finish(share: FoundShare): Promise<ShareState> {
      const parts = await listParts(share.id)
      const isWhole = share.order.partBytes.every((bytes, number) => parts[number]?.bytes === bytes)
      if (!isWhole || parts.length !== share.order.partBytes.length) throw new Refused('parts are missing')
      await storage.create(keys.finishedKey(share.id), toJson({ at: now(), bytes: sumOf(share.order.partBytes) }))
      return describe(share)
    },

    /** Only ever longer: a reader's lease counts on it. */
    async extend(share: FoundShare, until: number): Promise<ShareState> {
      const expiresAt = Math.max(share.expiresAt, until)
      await storage.replace(keys.dueKey(share.id, expiresAt), toJson({}))
      await storage.replace(keys.expiryKey(share.id), toJson({ expiresAt }))
      return describe({ ...share, expiresAt })
    },

    /** One of its views, as a slot that only one can create; who has got one reads for some hours. */
    async takeView({ id, order, expiresAt }: FoundShare): Promise<ViewLease> {
      if (!(await isFinished(id))) throw new Refused('not finished')
      const slots = order.views ?? MAX_VIEWS
      let slot = (await listKeys(storage, keys.viewsFolder(id))).length
      while (slot < slots && !(await storage.create(keys.viewKey(id, slot), toJson({ at: now() })))) slot++
      // Without a bound the count stops, the views go on.
      if (slot >= slots && order.views !== null) throw new Refused('no views left')
      const leaseUntil = Math.min(now() + LEASE_MS, expiresAt)
      return { lease: signLease(leaseKey, id, order.readerHash, leaseUntil), leaseUntil }
    },

    /** For one with a lease: what is gone is gone for them too. */
    async readPart(id: string, number: number) {
      const [tomb, part] = await Promise.all([
        readJson<Tomb>(storage, keys.tombKey(id)),
        storage.read(keys.partKey(id, number)),
      ])
      if (!tomb && part) return part
      await part?.body.cancel()
      throw new Refused(tomb?.reason ?? 'not found')
    },

    /** The tomb first: from then on nobody reads it. Answers when the store lists nothing of it any more. */
    async bury(id: string, reason: GoneReason): Promise<boolean> {
      const order = await readJson<StoredOrder>(storage, keys.orderKey(id))
      if (!order) return false
      const { readerHash, ownerHash } = order
      const at = now()
      // If this process ends here, the sweep of this hour goes on with it.
      await storage.replace(keys.dueKey(id, at), toJson({}))
      await storage.replace(keys.dueKey(id, at + TOMBSTONE_MS), toJson({}))
      await storage.create(keys.tombKey(id), toJson({ readerHash, ownerHash, reason, at } satisfies Tomb))
      await clearShare(storage, id)
      return true
    },
  }
}

/** Everything of a share but its tomb, until nothing is listed: a part may have been on its way. */
export async function clearShare(storage: Storage, id: string): Promise<void> {
  for (;;) {
    const left = await listKeys(storage, keys.folderOf(id))
    if (left.length === 0) return
    // The order last: it says to whom it belongs.
    const ordered = left.toSorted((a, b) => Number(a.key === keys.orderKey(id)) - Number(b.key === keys.orderKey(id)))
    for (const { key } of ordered) await storage.remove(key)
  }
}
