import type { eventWithTime } from '@rrweb/types'

import { collectAssetUrls, mapAssetUrls } from '@/lib/assets/map-asset-urls'
import { resolveUrl } from '@/lib/assets/map-css-urls'
import type { Masker } from '@/lib/masking/create-masker'
import { addMark, maskUrl } from '@/lib/masking/mask-url'

export interface MaskedAssets {
  events: eventWithTime[]
  /** From the address as it is kept to the one the page used; only where they differ. */
  real: ReadonlyMap<string, string>
}

/**
 * Addresses of pictures, fonts and styles, masked as any address is; a mark in each tells apart what looks the same
 * then. The mark is an HMAC-SHA-256 under a key of the session that is never stored, so that nobody can guess an
 * address by it. `base` is the address of the document, `keptBase` that of its page row: what is relative resolves
 * against the latter in a replay.
 */
export async function maskAssets(
  events: readonly eventWithTime[],
  { base, keptBase }: { base: string; keptBase: string },
  masker: Masker,
  key: CryptoKey,
): Promise<MaskedAssets> {
  const kept = new Map<string, string>()
  const real = new Map<string, string>()
  for (const url of collectAssetUrls(events, base)) {
    const masked = maskUrl(url, masker)
    if (masked === url) continue
    const marked = addMark(masked, await sign(key, url))
    const address = resolveUrl(marked, base) ?? marked
    kept.set(url, address)
    real.set(address, url)
  }
  const isElsewhere = folderOf(base) !== folderOf(keptBase)
  if (kept.size === 0 && !isElsewhere) return { events: [...events], real }
  return { events: mapAssetUrls(events, base, (url) => kept.get(url) ?? (isElsewhere ? url : undefined)), real }
}

const MARK_BYTES = 8

async function sign(key: CryptoKey, url: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(url))
  const bytes = [...new Uint8Array(signature, 0, MARK_BYTES)]
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function folderOf(url: string): string {
  return URL.canParse(url) ? new URL('.', url).href : url
}
