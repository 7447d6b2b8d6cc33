import { ASSET_WANTED } from '@/lib/model/asset'
import type { Database } from '@/lib/store/database'
import { readChunks, readChunksBetween } from '@/lib/store/read-chunks'
import { readEdits } from '@/lib/store/read-edits'
import { readSessionContent } from '@/lib/store/read-sessions'

import { CHUNKS_AT_ONCE } from './limits'
import type { SessionStore } from './session-store'

/** The sessions of the extension's database, which may be written to while they are read. */
export function createDatabaseStore(database: Database): SessionStore {
  const between = (pageId: string, from: number, to: number) =>
    database.chunks.where('[pageId+seq]').between([pageId, from], [pageId, to], true, true)

  return {
    readContent: (sessionId) => readSessionContent(database, sessionId),
    readEdits: (sessionId) => readEdits(database, sessionId),
    async listAssets(sessionId) {
      const uses = await database.assetUses.where({ sessionId }).toArray()
      return uses
        .filter(({ hash }) => hash && hash !== ASSET_WANTED)
        .map(({ url, hash }) => ({ url, read: () => database.assets.get(hash) }))
    },
    readChunks: (pageId) => readChunks(database, pageId),
    async readChunksAfter(pageId, seq) {
      const after = await between(pageId, seq + 1, Infinity)
        .limit(CHUNKS_AT_ONCE)
        .toArray()
      // Asked last, so that what is merged between the two questions is noticed, without a transaction over both.
      const before = seq < 0 ? undefined : await between(pageId, 0, seq).last()
      return before && before.lastSeq > seq ? 'merged' : after
    },
    readChunksBetween: (pageId, seq, lastSeq) => readChunksBetween(database, pageId, seq, lastSeq),
  }
}
