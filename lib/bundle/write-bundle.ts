import type { eventWithTime } from '@rrweb/types'

import type { Chunk } from '@/lib/model/chunk'
import { openSource, type SessionSource } from '@/lib/playback/session-source'
import type { SessionStore } from '@/lib/playback/session-store'
import { packText } from '@/lib/store/pack'
import { packChunk } from '@/lib/store/pack-chunk'

import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  CONTENT_PART,
  namePart,
  type BundleContent,
  type BundledAsset,
  type BundledChunk,
  type BundlePart,
} from './bundle'
import { PartCutter } from './cut-parts'
import { EDITED_CHUNK_CHARACTERS, PART_BYTES } from './limits'
import { readyContent } from './ready-content'

export interface BundleOptions {
  /** Epoch ms. */
  now: number
  partBytes?: number
  signal?: AbortSignal
  /** Told after each page and each asset: how many of all are in it. */
  onProgress?: (done: number, of: number) => void
}

/**
 * A session as the parts of a bundle, with everything taken out that its edits take out; the content comes last. One page
 * is in memory at a time. Throws when there is no such session, and what `signal` says.
 */
export async function* writeBundle(
  store: SessionStore,
  sessionId: string,
  { now, partBytes = PART_BYTES, signal, onProgress }: BundleOptions,
): AsyncGenerator<BundlePart> {
  const source = await openSource(store, sessionId, new Map())
  if (!source) throw new Error(`there is no session ${sessionId}`)
  const { pages } = source.content
  const cutter = new PartCutter(partBytes)
  const chunks: BundledChunk[] = []
  const assets: BundledAsset[] = []
  /** Of an edited session only what is still shown somewhere leaves. */
  const shown = new Set<string>()
  const of = pages.length + source.assets.length
  let partCount = 0

  function* put(body: Uint8Array): Generator<BundlePart> {
    for (const bytes of cutter.add(body)) yield { name: namePart(partCount++), bytes }
  }
  for (const [index, page] of pages.entries()) {
    for (const { body, sessionId: _sessionId, ...chunk } of await readChunks(store, source, page.id, shown)) {
      signal?.throwIfAborted()
      chunks.push({ ...chunk, from: cutter.byteCount, length: body.byteLength })
      yield* put(body)
    }
    onProgress?.(index + 1, of)
  }
  const known = new Map<string, BundledAsset>()
  for (const [index, { url, kept }] of source.assets.entries()) {
    signal?.throwIfAborted()
    const read = source.isAsStored || shown.has(url) ? await kept.read() : undefined
    if (read) {
      const { hash, type, body } = read
      const asset = known.get(hash) ?? { hash, type, from: cutter.byteCount, length: body.byteLength, url }
      assets.push({ ...asset, url })
      if (!known.has(hash)) yield* put(body)
      known.set(hash, asset)
    }
    onProgress?.(pages.length + index + 1, of)
  }
  const last = cutter.end()
  if (last) yield { name: namePart(partCount++), bytes: last }
  const content: BundleContent = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    madeAt: now,
    partBytes,
    byteCount: cutter.byteCount,
    content: readyContent(source.content, chunks),
    chunks,
    assets,
  }
  yield { name: CONTENT_PART, bytes: await packText(JSON.stringify(content)) }
}

/** As they are stored; of a session with edits as these wish, packed anew, and what they show is added to `shown`. */
async function readChunks(
  store: SessionStore,
  source: SessionSource,
  pageId: string,
  shown: Set<string>,
): Promise<Chunk[]> {
  if (source.isAsStored) return store.readChunks(pageId)
  const { events } = await source.readPage(pageId)
  for (const url of source.collectUrls(pageId, events)) shown.add(url)
  const sessionId = source.content.session.id
  return Promise.all(
    groupEvents(events).map((group, seq) => packChunk({ pageId, sessionId, seq, lastSeq: seq }, group)),
  )
}

function groupEvents(events: readonly eventWithTime[]): eventWithTime[][] {
  const groups: eventWithTime[][] = []
  let characters = EDITED_CHUNK_CHARACTERS
  for (const event of events) {
    if (characters >= EDITED_CHUNK_CHARACTERS) {
      groups.push([])
      characters = 0
    }
    groups.at(-1)!.push(event)
    characters += JSON.stringify(event).length
  }
  return groups
}
