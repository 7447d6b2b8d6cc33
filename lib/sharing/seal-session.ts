import { CONTENT_PART, type BundleContent, type BundlePart } from '@/lib/bundle/bundle'
import { writeBundle } from '@/lib/bundle/write-bundle'
import { CODEC_GZIP } from '@/lib/model/chunk'
import type { Share } from '@/lib/model/share'
import { createDatabaseStore } from '@/lib/playback/database-store'
import { readBase64url } from '@/lib/share/base64url'
import { deriveKeys } from '@/lib/share/derive-keys'
import type { ShareFacts } from '@/lib/share/manifest'
import { sealShare } from '@/lib/share/seal-share'
import type { Database } from '@/lib/store/database'
import { unpackText } from '@/lib/store/pack'

/** How often progress is written down. */
const TOLD_EVERY_MS = 250

/**
 * Seals a session, as its edits leave it, into parts that wait in the store. From then on nothing is read of the session
 * again: what is sent is the same however often it is tried. One that was cut off begins anew, under new salts.
 */
export async function sealSession(
  database: Database,
  share: Share,
  now: () => number,
  signal: AbortSignal,
): Promise<void> {
  const { shares, shareParts } = database
  await dropParts(database, share.id)
  const keys = await deriveKeys(share.root, readBase64url(share.id)!)
  const partBytes: number[] = []
  let facts: ShareFacts | undefined
  let toldAt = 0
  const onProgress = (sealedCount: number, sealCount: number) => {
    if (now() - toldAt < TOLD_EVERY_MS) return
    toldAt = now()
    void shares.update(share.id, { sealedCount, sealCount })
  }
  const source = async function* (parts: AsyncIterable<BundlePart>) {
    for await (const part of parts) {
      if (part.name === CONTENT_PART) facts = await readFacts(part, share)
      yield part
    }
  }
  const bundle = writeBundle(createDatabaseStore(database), share.sessionId, { now: now(), signal, onProgress })
  await sealShare(
    source(bundle),
    () => facts!,
    keys,
    async (number, bytes) => {
      signal.throwIfAborted()
      partBytes[number] = bytes.length
      await shareParts.put({ shareId: share.id, number, bytes })
    },
  )
  await database.transaction('rw', shares, async () => {
    const current = await shares.get(share.id)
    if (current?.status === 'sealing') await shares.update(share.id, { status: 'uploading', partBytes })
  })
}

export async function dropParts(database: Database, shareId: string): Promise<void> {
  const from = [shareId, 0]
  const to = [shareId, Number.MAX_SAFE_INTEGER]
  await database.shareParts.where('[shareId+number]').between(from, to, true, true).delete()
}

/** Of what is shared, not of what is stored: a title may have been taken out. */
async function readFacts({ bytes }: BundlePart, share: Share): Promise<ShareFacts> {
  const { content } = JSON.parse(await unpackText(CODEC_GZIP, bytes)) as BundleContent
  const { session, pages } = content
  return {
    title: session.title,
    startedAt: session.startedAt,
    durationMs: session.endedAt - session.startedAt,
    pageCount: session.pageCount,
    pages: [...new Set(pages.filter(({ isTop }) => isTop === 1).map(({ url }) => url))],
    mayDownload: share.mayDownload,
  }
}
