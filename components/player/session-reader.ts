import { mapAssetUrls } from '@/lib/assets/map-asset-urls'
import type { Database } from '@/lib/store/database'
import { readSessionAssets } from '@/lib/store/read-assets'
import { readPageEvents } from '@/lib/store/read-chunks'
import { readSessionContent } from '@/lib/store/read-sessions'

import type { SessionReader } from './session-model'

/**
 * Reads a session from the store, with the addresses of what it kept of its pictures, fonts and styles turned into
 * `blob:` addresses: those are all that a replay can show. `release` gives the blobs back.
 */
export function createSessionReader(database: Database): SessionReader & { release(): void } {
  const blobUrls = new Map<string, string>()
  const release = () => {
    for (const url of blobUrls.values()) URL.revokeObjectURL(url)
    blobUrls.clear()
  }
  return {
    release,
    async readContent(id) {
      release()
      for (const { url, type, body } of await readSessionAssets(database, id)) {
        blobUrls.set(url, URL.createObjectURL(new Blob([body], { type })))
      }
      return readSessionContent(database, id)
    },
    async readPage(pageId) {
      const [page, read] = await Promise.all([database.pages.get(pageId), readPageEvents(database, pageId)])
      const events = mapAssetUrls(read.events, page?.url ?? '', (url) => blobUrls.get(url))
      return { ...read, events }
    },
    now: () => Date.now(),
  }
}
