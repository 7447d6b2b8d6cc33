import type { eventWithTime } from '@rrweb/types'

import type { EditWish } from '@/lib/model/edit'
import { assembleBlock, listParts, type ReplayBlock } from '@/lib/replay/assemble-block'
import type { PageEvents } from '@/lib/store/unpack-chunks'
import type { SessionContent } from '@/lib/store/read-sessions'

import { drawPage, type Drawables } from './draw-page'
import { countElement, findTextIn, type ElementCount } from './find-places'
import { SessionIndex, type IndexReport, type ReadIndex } from './session-index'
import { openSource, type SessionSource } from './session-source'
import type { SessionStore } from './session-store'
import type { Blobs } from './shown-assets'

/**
 * Reads one session at a time for a player: `index` goes once through all that is stored of it, and any block of its
 * windows can be read by itself. Only what tells where things are stays in memory. It is made to run in a worker.
 */
export interface Playback {
  /** All but what its pages showed. `undefined` when there is no such session, or another was opened meanwhile. */
  open(sessionId: string): Promise<SessionContent | undefined>
  /** `undefined` when another session was opened meanwhile. */
  index(tell: (report: IndexReport) => void): Promise<ReadIndex | undefined>
  /** The block of a window that begins then (epoch ms); `undefined` when nothing of it can be shown. */
  readBlock(windowId: string, from: number): Promise<ReplayBlock | undefined>
  /** A window as it was then; `undefined` when nothing of it can be drawn. */
  drawMoment(windowId: string, at: number): Promise<Drawn | undefined>
  readPage(pageId: string): Promise<PageEvents>
  /** Whether there is anything to take out by this text. Of two questions the first is given up. */
  hasText(text: string): Promise<boolean>
  countElement(wish: EditWish & { kind: 'element' }): Promise<ElementCount>
  /** Gives up what was asked last. */
  stopSearch(): void
}

/** A page as a `data:` URL of an SVG, and the size of its window, CSS px. */
export interface Drawn {
  url: string
  width: number
  height: number
  /** Where the pointer was over it, which is not drawn. */
  pointer?: { x: number; y: number }
}

export function createPlayback(store: SessionStore): Playback {
  const blobs: Blobs = new Map()
  let drawables: Drawables = new Map()
  /** The one that was drawn of last: what is drawn next is mostly of the same. */
  let drawing: { key: string; block: Promise<ReplayBlock | undefined> } | undefined
  let source: SessionSource | undefined
  let sessionIndex: SessionIndex | undefined
  let lastOpened = 0
  let search = new AbortController()

  const beginSearch = () => {
    search.abort()
    search = new AbortController()
    return search.signal
  }
  async function readBlock(
    windowId: string,
    from: number,
    show: (pageId: string, events: readonly eventWithTime[]) => Promise<readonly eventWithTime[]>,
  ): Promise<ReplayBlock | undefined> {
    const [opened, index] = [source, sessionIndex]
    const block = index?.findBlock(windowId, from)
    if (!opened || !index || !block) return undefined
    const { pages } = opened.content
    const parts = listParts(block, pages, index.pages)
    const read = await Promise.all(
      parts.map(async (part) =>
        show(part.pageId, await opened.readSpan(part.pageId, { ...part, ...index.findChunks(part) })),
      ),
    )
    const events = new Map(parts.map(({ pageId }, place) => [pageId, read[place]!]))
    const shown = pages.filter(({ id }) => events.has(id))
    return assembleBlock(block, shown, (id) => events.get(id) ?? [])
  }
  const readEvents = async (pageId: string) => (await source?.readPage(pageId))?.events ?? []
  const readStored = async (pageId: string) => (await source?.readStored(pageId)) ?? []

  return {
    async open(sessionId) {
      const own = (lastOpened += 1)
      const next = await openSource(store, sessionId, blobs)
      if (!next || own !== lastOpened) return undefined
      source = next
      drawables = new Map()
      drawing = undefined
      sessionIndex = new SessionIndex(next.content)
      return next.content
    },
    async index(tell) {
      if (!source || !sessionIndex) return undefined
      const own = sessionIndex
      for await (const report of own.read(store, source)) {
        if (own !== sessionIndex) return undefined
        tell(report)
      }
      return own === sessionIndex ? own.describe() : undefined
    },
    async readBlock(windowId, from) {
      const opened = source
      return readBlock(windowId, from, async (pageId, events) => opened?.show(pageId, events) ?? events)
    },
    async drawMoment(windowId, at) {
      const [opened, found] = [source, sessionIndex?.findBlockAt(windowId, at)]
      if (!opened || !found) return undefined
      const key = [windowId, found.from, found.to].join(' ')
      if (drawing?.key !== key)
        drawing = { key, block: readBlock(windowId, found.from, async (_pageId, events) => events) }
      const block = await drawing.block
      const page = opened?.content.pages.find(({ id }) => id === block?.pageId)
      return block && page
        ? drawPage(block.events, at, page.url, drawables, (urls) => opened.shown.read(urls))
        : undefined
    },
    readPage: async (pageId) => (await source?.readShownPage(pageId)) ?? { events: [], brokenChunkCount: 0 },
    async hasText(text) {
      const stop = beginSearch()
      return source !== undefined && findTextIn(text, source.content, source.assets, readEvents, stop)
    },
    countElement: (wish) => countElement(wish, source?.content.pages ?? [], readStored, beginSearch()),
    stopSearch: () => search.abort(),
  }
}
