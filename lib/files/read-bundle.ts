import { CONTENT_PART } from '@/lib/bundle/bundle'
import { openBundle, type ReadPart } from '@/lib/bundle/open-bundle'
import type { Page } from '@/lib/model/session'
import type { SessionStore } from '@/lib/playback/session-store'

import type { ArchivedSession, ArchiveSource } from './export-archive'
import { MAX_JSON_BYTES } from './limits'
import { Refusal } from './refusal'
import { unpackBytes } from './unpack-bytes'

export interface BundleArchive extends ArchiveSource {
  session: ArchivedSession['content']['session']
}

/**
 * A bundle as what an archive is written from: what comes by a link takes the same way in as a file. Bodies are read when
 * they are written. Refuses what is no bundle, and one whose rows unpack to far more than a recording has.
 */
export async function readBundle(readPart: ReadPart, exportedAt: number): Promise<BundleArchive> {
  const packed = await readPart(CONTENT_PART)
  await unpackBytes(packed, 'gzip', MAX_JSON_BYTES)
  const opened = await openBundle((name) => (name === CONTENT_PART ? Promise.resolve(packed) : readPart(name)))
  if (!opened.ok) throw new Refusal(opened.reason === 'newer version' ? opened.reason : 'damaged')
  const { sessionId, store, assets } = opened
  const content = (await store.readContent(sessionId))!
  // Which page shows one is not in a bundle; where it matters that is read from the pages.
  const pageId = content.pages[0]?.id ?? ''
  const byHash = new Map(assets.filter(({ hash }) => SHA_256.test(hash)).map((asset) => [asset.hash, asset]))
  const session: ArchivedSession = {
    content,
    people: [],
    study: null,
    readLastSeq: async (pageId) => content.pages.find(({ id }) => id === pageId)?.lastSeq ?? -1,
    readChunks: (page) => readChunks(store, page),
    listAssets: async () => assets.map(({ url, hash, type }) => ({ url, pageId, hash, type })),
  }
  return {
    session: content.session,
    sessionIds: [sessionId],
    exportedAt,
    open: async () => session,
    readBody: async (hash) => (await byHash.get(hash)?.read())?.body,
  }
}

const SHA_256 = /^[0-9a-f]{64}$/

async function* readChunks(store: SessionStore, page: Page) {
  for (let after = -1; ;) {
    const some = await store.readChunksAfter(page.id, after)
    if (some === 'merged' || some.length === 0) return
    yield* some
    after = Math.max(...some.map(({ seq }) => seq))
  }
}
