import type { eventWithTime } from '@rrweb/types'

import { collectAssetUrls } from '@/lib/assets/map-asset-urls'
import { applyEdits, applyEditsToAssetUrl, applyEditsToPage, isAssetToGo } from '@/lib/edits/apply-edits'
import { prepareEdits } from '@/lib/edits/prepare-edits'
import type { PreparedEdit } from '@/lib/model/edit'
import type { SessionContent } from '@/lib/store/read-sessions'
import { unpackChunks, type PageEvents } from '@/lib/store/unpack-chunks'

import { EDITED_PAGES_KEPT } from './limits'
import type { KeptAsset, KeptBytes, SessionStore } from './session-store'
import { createShownAssets, type Blobs, type ShownAsset, type ShownAssets } from './shown-assets'

/** A session as its edits wish it to be, at the moment it was opened. */
export interface SessionSource {
  content: SessionContent
  assets: readonly ShownAsset[]
  shown: ShownAssets
  /** Whether its pages are stored as they are shown: then any part of one can be read by itself. */
  isAsStored: boolean
  /** All of a page before any edit: one finds its element there, whatever else is to go. */
  readStored(pageId: string): Promise<eventWithTime[]>
  /** All of a page, in order of time. */
  readPage(pageId: string): Promise<PageEvents>
  /** The same, to be shown. */
  readShownPage(pageId: string): Promise<PageEvents>
  /** Turns the addresses of a page's pictures, fonts and styles into those of what is kept of them. */
  show(pageId: string, events: readonly eventWithTime[]): Promise<eventWithTime[]>
  /** The addresses of all pictures, fonts and styles that these events of a page show. */
  collectUrls(pageId: string, events: readonly eventWithTime[]): string[]
  /** Part of a page, and no more: all that is done with it is done for each of its events. */
  readSpan(pageId: string, span: ChunkSpan): Promise<eventWithTime[]>
}

/** Chunks of a page by their sequence numbers, and what they hold by its time: epoch ms, both ends included. */
export interface ChunkSpan {
  seq: number
  lastSeq: number
  from: number
  to: number
}

const cutSpan = (events: readonly eventWithTime[], { from, to }: ChunkSpan) =>
  events.filter(({ timestamp }) => timestamp >= from && timestamp <= to)

/**
 * Opens a session; `undefined` when there is none. `blobs` is added to: what it holds stays when the session is opened
 * again, because the stage may still show it.
 */
export async function openSource(
  store: SessionStore,
  sessionId: string,
  blobs: Blobs,
): Promise<SessionSource | undefined> {
  const stored = await store.readContent(sessionId)
  if (!stored) return undefined
  const readWhole = async (pageId: string) => unpackChunks(await store.readChunks(pageId))
  const readStored = async (pageId: string) => (await readWhole(pageId)).events
  const edits = await prepareEdits(await store.readEdits(sessionId), stored.pages, readStored)
  const assets = await editAssets(await store.listAssets(sessionId), edits)
  const shown = createShownAssets(assets, blobs)
  // Addresses are relative to the page's own as it is stored, not to what edits make of it.
  const baseOf = new Map(stored.pages.map(({ id, url }) => [id, url]))
  const show = (pageId: string, events: readonly eventWithTime[]) => shown.show(baseOf.get(pageId) ?? '', events)
  const readPage = async (pageId: string): Promise<PageEvents> => {
    const read = await readWhole(pageId)
    return { ...read, events: applyEditsToPage(pageId, read.events, edits) }
  }
  const readEdited = rememberSome(EDITED_PAGES_KEPT, readPage)
  const readChunks = async (pageId: string, { seq, lastSeq }: ChunkSpan) =>
    unpackChunks(await store.readChunksBetween(pageId, seq, lastSeq))
  const isAsStored = edits.length === 0

  return {
    content: applyEdits(stored, edits),
    assets,
    shown,
    isAsStored,
    readStored,
    readPage,
    async readShownPage(pageId) {
      const read = await readPage(pageId)
      return { ...read, events: await show(pageId, read.events) }
    },
    show,
    collectUrls: (pageId, events) => collectAssetUrls(events, baseOf.get(pageId) ?? ''),
    async readSpan(pageId, span) {
      const read = await (isAsStored ? readChunks(pageId, span) : readEdited(pageId))
      return cutSpan(read.events, span)
    },
  }
}

/** As they will be called: what is looked for is looked for in what is left. Without a text to go nothing is read. */
async function editAssets(kept: readonly KeptAsset[], edits: readonly PreparedEdit[]): Promise<ShownAsset[]> {
  const assets = kept.map((asset) => ({ url: applyEditsToAssetUrl(asset.url, edits), kept: asset }))
  if (!edits.some(({ kind }) => kind === 'text')) return assets
  const goes = await Promise.all(kept.map(async (asset) => isToGo(await asset.read(), edits)))
  return assets.filter((_asset, index) => !goes[index])
}

function isToGo(read: KeptBytes | undefined, edits: readonly PreparedEdit[]): boolean {
  return !read || isAssetToGo(read, edits)
}

/** Asks once for the same as long as it is among the last. */
function rememberSome<T>(count: number, ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (key) => {
    const answer = answers.get(key) ?? ask(key)
    answers.delete(key)
    answers.set(key, answer)
    for (const old of [...answers.keys()].slice(0, -count)) answers.delete(old)
    return answer
  }
}
