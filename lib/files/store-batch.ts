import type { Asset, AssetUse } from '@/lib/model/asset'
import type { Chunk } from '@/lib/model/chunk'
import type { Database } from '@/lib/store/database'

import { BATCH_BYTES } from './limits'

export interface Rows {
  chunks?: Chunk[]
  assets?: Asset[]
  uses?: AssetUse[]
}

/** Rows wait here; where they become many they are stored before the end. */
export function createBatch(database: Database, { stop, tell }: { stop: AbortSignal; tell: (bytes: number) => void }) {
  let waiting: Required<Rows> = { chunks: [], assets: [], uses: [] }
  let waitingBytes = 0
  const bytes = { stored: 0, raw: 0 }
  const { sessions, windows, pages, chunks, events, notes, sessionRules, jobs, assets, assetUses } = database
  const tables = [sessions, windows, pages, chunks, events, notes, sessionRules, jobs, assets, assetUses]
  const others = [database.outlines, database.people, database.studies]

  const store = async (rows: Required<Rows>) => {
    await chunks.bulkPut(rows.chunks)
    for (const asset of rows.assets) if (!(await assets.get(asset.hash))) await assets.put(asset)
    await assetUses.bulkPut(rows.uses)
  }
  const take = () => {
    const rows = waiting
    waiting = { chunks: [], assets: [], uses: [] }
    waitingBytes = 0
    return rows
  }
  return {
    bytes,
    async add(rows: Rows, size: number): Promise<void> {
      waiting.chunks.push(...(rows.chunks ?? []))
      waiting.assets.push(...(rows.assets ?? []))
      waiting.uses.push(...(rows.uses ?? []))
      waitingBytes += size
      bytes.stored += size
      bytes.raw += (rows.chunks ?? []).reduce((sum, chunk) => sum + chunk.rawBytes, 0)
      tell(bytes.stored)
      if (waitingBytes < BATCH_BYTES) return
      const ready = take()
      await database.transaction('rw', [chunks, assets, assetUses], () => store(ready))
    },
    /** All that waits and what is written by `last`, or nothing. */
    async finish(last: () => Promise<void>): Promise<void> {
      stop.throwIfAborted()
      const ready = take()
      await database.transaction('rw', [...tables, ...others], async () => {
        await store(ready)
        await last()
      })
    },
  }
}
