import type { eventWithTime } from '@rrweb/types'

import { mapAssetUrls } from '@/lib/assets/map-asset-urls'

import type { KeptAsset } from './session-store'

/** By the address it is kept under, the `blob:` address it is shown by; none where it is not there any more. */
export type Blobs = Map<string, Promise<string | undefined>>

/** An asset that was read. */
export interface SessionAsset {
  url: string
  type: string
  body: Uint8Array<ArrayBuffer>
}

/** An asset as it is called in what is shown: an edit may have changed its address. */
export interface ShownAsset {
  url: string
  kept: KeptAsset
}

export interface ShownAssets {
  /** Turns the addresses of a page's pictures, fonts and styles into those of what is kept of them. */
  show(baseUrl: string, events: readonly eventWithTime[]): Promise<eventWithTime[]>
  /** Those of these addresses that are kept. */
  read(urls: Iterable<string>): Promise<SessionAsset[]>
}

/** What is kept of a session's assets, of which only those are read that a page shows. `blobs` is added to. */
export function createShownAssets(assets: readonly ShownAsset[], blobs: Blobs): ShownAssets {
  const byUrl = new Map(assets.map((asset) => [asset.url, asset]))
  /** What each address is shown by, once that is known. */
  const shown = new Map<string, string | undefined>()

  async function findBlob({ kept }: ShownAsset): Promise<string | undefined> {
    const known = blobs.get(kept.url) ?? kept.read().then((read) => read && URL.createObjectURL(writeBlob(read)))
    blobs.set(kept.url, known)
    // What could not be read is asked for again.
    known.catch(() => blobs.delete(kept.url))
    return known
  }

  return {
    async show(baseUrl, events) {
      const wanted = new Set<string>()
      const find = (url: string) => {
        if (byUrl.has(url) && !shown.has(url)) wanted.add(url)
        return shown.get(url)
      }
      const mapped = mapAssetUrls(events, baseUrl, find)
      if (wanted.size === 0) return mapped
      await Promise.all([...wanted].map(async (url) => shown.set(url, await findBlob(byUrl.get(url)!))))
      return mapAssetUrls(events, baseUrl, (url) => shown.get(url))
    },
    async read(urls) {
      const found = [...urls].flatMap((url) => byUrl.get(url) ?? [])
      const read = await Promise.all(found.map(({ kept }) => kept.read()))
      return found.flatMap(({ url }, index) => {
        const asset = read[index]
        return asset ? [{ url, type: asset.type, body: asset.body }] : []
      })
    },
  }
}

function writeBlob({ type, body }: Pick<SessionAsset, 'type' | 'body'>): Blob {
  return new Blob([body], { type })
}
