import { randomBytes, type Bytes } from '@/lib/share/bytes'
import { deriveKeys, deriveRoot } from '@/lib/share/derive-keys'
import type { ShareFacts } from '@/lib/share/manifest'
import { openShare } from '@/lib/share/open-share'
import { sealShare } from '@/lib/share/seal-share'

export const FACTS: ShareFacts = {
  title: 'A title only the reader sees',
  startedAt: 1_790_000_000_000,
  durationMs: 5_000,
  pageCount: 1,
  pages: ['https://shop.example/cart'],
  mayDownload: true,
}

export const SHARE_ID = randomBytes(16)

export async function createKeys(secret = randomBytes(16), password = '') {
  return deriveKeys(await deriveRoot(secret, SHARE_ID, password), SHARE_ID)
}

/** The parts of the server by number, 0 the manifest. */
export async function sealParts(entries: Record<string, Bytes>, keys: Awaited<ReturnType<typeof createKeys>>) {
  const parts = new Map<number, Bytes>()
  const source = async function* () {
    for (const [name, bytes] of Object.entries(entries)) yield { name, bytes }
  }
  const keep = async (number: number, sealed: Bytes) => void parts.set(number, sealed)
  const manifest = await sealShare(source(), () => FACTS, keys, keep)
  return { parts, manifest }
}

/** Everything in it by name. Throws what opening throws. */
export async function readAll(parts: ReadonlyMap<number, Bytes>, keys: Awaited<ReturnType<typeof createKeys>>) {
  const opened = await openShare(keys, async (number) => parts.get(number)!)
  if (!opened.ok) throw new Error(opened.reason)
  const { manifest, readPart } = opened.share
  const entries: Record<string, Bytes> = {}
  for (const { name } of manifest.entries) entries[name] = await readPart(name)
  return entries
}
