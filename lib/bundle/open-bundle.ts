import { CHUNKS_AT_ONCE } from '@/lib/playback/limits'
import type { KeptAsset, SessionStore } from '@/lib/playback/session-store'
import { CODEC_GZIP } from '@/lib/model/chunk'
import { unpackText } from '@/lib/store/pack'

import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  CONTENT_PART,
  namePart,
  type BodyPlace,
  type BundledAsset,
  type BundleContent,
  type BundledChunk,
} from './bundle'
import { isSound } from './check-bundle'
import { PARTS_KEPT } from './limits'

/** Fetches a part; rejects when it cannot be had. */
export type ReadPart = (name: string) => Promise<Uint8Array<ArrayBuffer>>

export type NamedAsset = KeptAsset & Pick<BundledAsset, 'hash' | 'type'>

export type OpenedBundle =
  | { ok: true; sessionId: string; madeAt: number; assets: readonly NamedAsset[]; store: SessionStore }
  | { ok: false; reason: 'no bundle' | 'newer version' | 'damaged' }

/** A session out of its parts: its rows at once, every body when it is asked for. Rejects with what `readPart` says. */
export async function openBundle(readPart: ReadPart): Promise<OpenedBundle> {
  const packed = await readPart(CONTENT_PART)
  const bundle = await unpackText(CODEC_GZIP, packed)
    .then((json) => JSON.parse(json) as Partial<BundleContent> | null)
    .catch(() => undefined)
  if (!bundle) return { ok: false, reason: 'damaged' }
  if (bundle.format !== BUNDLE_FORMAT) return { ok: false, reason: 'no bundle' }
  if (typeof bundle.version === 'number' && bundle.version > BUNDLE_VERSION)
    return { ok: false, reason: 'newer version' }
  if (!isSound(bundle)) return { ok: false, reason: 'damaged' }
  const { content, madeAt } = bundle
  const readBody = createBodyReader(bundle.partBytes, readPart)
  const assets = bundle.assets.map(({ url, hash, type, ...place }) => ({
    url,
    hash,
    type,
    read: async () => ({ hash, type, body: await readBody(place) }),
  }))
  const store = createBundleStore(bundle, assets, readBody)
  return { ok: true, sessionId: content.session.id, madeAt, assets, store }
}

type ReadBody = (place: BodyPlace) => Promise<Uint8Array<ArrayBuffer>>

function createBundleStore(
  { content, chunks }: BundleContent,
  assets: readonly NamedAsset[],
  readBody: ReadBody,
): SessionStore {
  const sessionId = content.session.id
  const chunksOf = Map.groupBy(chunks, ({ pageId }) => pageId)
  const readChunk = async ({ from, length, ...chunk }: BundledChunk) => ({
    ...chunk,
    sessionId,
    body: await readBody({ from, length }),
  })
  const readSome = (pageId: string, isWanted: (chunk: BundledChunk) => boolean, limit = Infinity) =>
    Promise.all((chunksOf.get(pageId) ?? []).filter(isWanted).slice(0, limit).map(readChunk))

  return {
    readContent: async (id) => (id === sessionId ? content : undefined),
    readEdits: async () => [],
    listAssets: async () => [...assets],
    readChunks: (pageId) => readSome(pageId, () => true),
    readChunksAfter: (pageId, after) => readSome(pageId, ({ seq }) => seq > after, CHUNKS_AT_ONCE),
    readChunksBetween: (pageId, from, to) => readSome(pageId, ({ seq, lastSeq }) => lastSeq >= from && seq <= to),
  }
}

/** Bodies by where they lie. The parts read last stay for a while. */
function createBodyReader(partBytes: number, readPart: ReadPart): ReadBody {
  const parts = new Map<number, Promise<Uint8Array<ArrayBuffer>>>()
  const read = (index: number) => {
    const part = parts.get(index) ?? readPart(namePart(index))
    parts.delete(index)
    parts.set(index, part)
    // What could not be had is asked for again.
    part.catch(() => parts.delete(index))
    for (const old of [...parts.keys()].slice(0, -PARTS_KEPT)) parts.delete(old)
    return part
  }
  return async ({ from, length }) => {
    const body = new Uint8Array(length)
    const [first, last] = [Math.floor(from / partBytes), Math.floor((from + length - 1) / partBytes)]
    for (let index = first; index <= last; index += 1) {
      const start = index * partBytes
      const piece = (await read(index)).subarray(Math.max(0, from - start), from + length - start)
      body.set(piece, Math.max(0, start - from))
    }
    return body
  }
}
