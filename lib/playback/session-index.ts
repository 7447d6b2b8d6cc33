import { LATE_MOVES_MS } from '@/lib/replay/limits'
import type { BlockPart } from '@/lib/replay/assemble-block'
import { findBlock, type Block, type ReplayWindow } from '@/lib/replay/assemble-window'
import { createPageIndex, indexEvents, type PageIndex } from '@/lib/replay/index-page'
import { listDetails, type RequestDetails } from '@/lib/replay/list-details'
import { listResources } from '@/lib/replay/list-resources'
import type { StreamItem } from '@/lib/replay/stream'
import { assembleTimeline, type Timeline } from '@/lib/replay/timeline'
import { unpackEvents } from '@/lib/store/pack'
import type { SessionContent } from '@/lib/store/read-sessions'

import { TELL_EVERY_MS } from './limits'
import { readInOrder } from './read-in-order'
import type { SessionSource } from './session-source'
import type { SessionStore } from './session-store'

/** What is known of a session once all of it was seen. */
export interface ReadIndex {
  timeline: Timeline
  details: RequestDetails
  /** Lines of the network list alone. */
  resources: StreamItem[]
  /** Chunks that could not be unpacked. */
  brokenChunkCount: number
}

/** How far the reading is; with a timeline when something can be shown already. */
export interface IndexReport {
  doneBytes: number
  totalBytes: number
  timeline: Timeline | undefined
}

interface SeenChunk {
  seq: number
  lastSeq: number
  startAt: number
  endAt: number
}

/** Without its body. */
const describeChunk = ({ seq, lastSeq, startAt, endAt }: SeenChunk): SeenChunk => ({ seq, lastSeq, startAt, endAt })

/** Where things are in a session: built once, in the order of recording, from all of its chunks. */
export class SessionIndex {
  readonly pages: Map<string, PageIndex>
  readonly #content: SessionContent
  readonly #chunks = new Map<string, SeenChunk[]>()
  #windows: ReplayWindow[] = []
  /** Chunks that could not be unpacked, by page. */
  readonly #broken = new Map<string, number>()

  constructor(content: SessionContent) {
    this.#content = content
    this.pages = new Map(content.pages.map(({ id }) => [id, createPageIndex(id)]))
  }

  /** Goes through everything and tells now and then how far it is. */
  async *read(store: SessionStore, source: SessionSource): AsyncGenerator<IndexReport> {
    const { pages } = this.#content
    const totalBytes = pages.reduce((sum, page) => sum + page.bytes, 0)
    yield { doneBytes: 0, totalBytes, timeline: undefined }
    yield* source.isAsStored ? this.#readChunks(store, totalBytes) : this.#readPages(source, totalBytes)
  }

  describe(): ReadIndex {
    const timeline = this.#assembleTimeline()
    const told = new Map([...this.pages].map(([pageId, page]) => [pageId, page.told]))
    const resources = listResources(this.#content.pages, told, timeline)
    const brokenChunkCount = [...this.#broken.values()].reduce((sum, count) => sum + count, 0)
    return { timeline, details: listDetails(told), resources, brokenChunkCount }
  }

  /** One that was told of: of the newest timeline. */
  findBlock(windowId: string, from: number): Block | undefined {
    return this.#windows.find(({ id }) => id === windowId)?.blocks.find((block) => block.from === from)
  }

  findBlockAt(windowId: string, at: number): Block | undefined {
    const window = this.#windows.find(({ id }) => id === windowId)
    return window && findBlock(window, at)
  }

  /** The sequence numbers between which a part is stored. */
  findChunks({ pageId, from, to }: BlockPart): Pick<SeenChunk, 'seq' | 'lastSeq'> {
    const chunks = (this.#chunks.get(pageId) ?? []).filter(({ startAt, endAt }) => startAt <= to && endAt >= from)
    return { seq: chunks[0]?.seq ?? 0, lastSeq: chunks.at(-1)?.lastSeq ?? -1 }
  }

  async *#readChunks(store: SessionStore, totalBytes: number): AsyncGenerator<IndexReport> {
    let doneBytes = 0
    let toldAt = -Infinity
    for await (const next of readInOrder(store, this.#content.pages)) {
      if ('mergedPageId' in next) {
        await this.#readAnew(store, next.mergedPageId)
        continue
      }
      const { chunk, knownTo } = next
      const { pageId } = chunk
      const events = await unpackEvents(chunk.codec, chunk.body).catch(() => undefined)
      if (events) indexEvents(this.pages.get(pageId)!, events)
      else this.#broken.set(pageId, (this.#broken.get(pageId) ?? 0) + 1)
      this.#noteChunk(pageId, describeChunk(chunk))
      doneBytes += chunk.body.byteLength
      if (performance.now() - toldAt < TELL_EVERY_MS) continue
      // What is known is what was recorded before any chunk that is still to come, moves that are sent late included.
      const timeline = this.#canShow(knownTo) ? this.#assembleTimeline(knownTo - LATE_MOVES_MS) : undefined
      yield { doneBytes, totalBytes, timeline }
      if (timeline) toldAt = performance.now()
    }
  }

  /** An edit may change what came before it: all of a page is read at once. */
  async *#readPages(source: SessionSource, totalBytes: number): AsyncGenerator<IndexReport> {
    let doneBytes = 0
    for (const page of this.#content.pages) {
      const { events, brokenChunkCount } = await source.readPage(page.id)
      indexEvents(this.pages.get(page.id)!, events)
      this.#broken.set(page.id, brokenChunkCount)
      doneBytes += page.bytes
      yield { doneBytes, totalBytes, timeline: undefined }
    }
  }

  /** All of a page at once. What was known of it stays until then: blocks of it may be asked for meanwhile. */
  async #readAnew(store: SessionStore, pageId: string): Promise<void> {
    const page = createPageIndex(pageId)
    const seen: SeenChunk[] = []
    let brokenCount = 0
    for (const chunk of await store.readChunks(pageId)) {
      const events = await unpackEvents(chunk.codec, chunk.body).catch(() => undefined)
      if (events) indexEvents(page, events)
      else brokenCount += 1
      seen.push(describeChunk(chunk))
    }
    this.pages.set(pageId, page)
    this.#chunks.set(pageId, seen)
    this.#broken.set(pageId, brokenCount)
  }

  #noteChunk(pageId: string, chunk: SeenChunk): void {
    const seen = this.#chunks.get(pageId)
    if (seen) seen.push(chunk)
    else this.#chunks.set(pageId, [chunk])
  }

  #canShow(knownTo: number): boolean {
    return [...this.pages.values()].some(({ marks }) => marks.some(({ at }) => at < knownTo - LATE_MOVES_MS))
  }

  #assembleTimeline(knownTo = Infinity): Timeline {
    const timeline = assembleTimeline(this.#content, this.pages, knownTo)
    this.#windows = timeline.windows
    return timeline
  }
}
