import { createModel, effect, signal } from '@preact/signals'

import type { PageEvents } from '@/lib/store/read-chunks'
import type { SessionContent } from '@/lib/store/read-sessions'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'
import { assembleTimeline, type Timeline } from '@/lib/replay/timeline'

/** How the model reads the store and the wall clock. */
export interface SessionReader {
  readContent(sessionId: string): Promise<SessionContent | undefined>
  readPage(pageId: string): Promise<PageEvents>
  now(): number
}

export interface LoadedSession {
  content: SessionContent
  timeline: Timeline
  stream: StreamItem[]
  brokenChunkCount: number
  /** When it was read, epoch ms: what is still being recorded has grown since. */
  readAt: number
  /** Where to begin; `undefined` for the start. */
  startAt: number | undefined
}

export type SessionState =
  | { kind: 'loading'; doneBytes: number; totalBytes: number }
  | { kind: 'unknown' }
  | { kind: 'failed'; message: string }
  | { kind: 'ready'; session: LoadedSession }

/** One session, read page by page. A reload while one is under way replaces it. */
export const SessionModel = createModel((sessionId: string, reader: SessionReader) => {
  const state = signal<SessionState>(LOADING)
  let load = new AbortController()

  const reload = async (startAt?: number) => {
    load.abort()
    load = new AbortController()
    const { signal: stop } = load
    const tell = (next: SessionState) => {
      if (!stop.aborted) state.value = next
    }
    tell(LOADING)
    try {
      tell(await readSession(sessionId, reader, startAt, stop, tell))
    } catch (error) {
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }

  effect(() => () => load.abort())
  void reload()
  return { state, reload }
})

const LOADING: SessionState = { kind: 'loading', doneBytes: 0, totalBytes: 0 }

async function readSession(
  sessionId: string,
  reader: SessionReader,
  startAt: number | undefined,
  stop: AbortSignal,
  tell: (state: SessionState) => void,
): Promise<SessionState> {
  const readAt = reader.now()
  const content = await reader.readContent(sessionId)
  if (!content) return { kind: 'unknown' }
  const totalBytes = content.pages.reduce((sum, page) => sum + page.bytes, 0)
  const eventsByPage = new Map<string, PageEvents['events']>()
  let doneBytes = 0
  let brokenChunkCount = 0
  for (const page of content.pages) {
    if (stop.aborted) break
    tell({ kind: 'loading', doneBytes, totalBytes })
    // One after the other: the bar moves, and only one page's chunks are in memory packed.
    const read = await reader.readPage(page.id)
    eventsByPage.set(page.id, read.events)
    brokenChunkCount += read.brokenChunkCount
    doneBytes += page.bytes
  }
  const timeline = assembleTimeline(content, eventsByPage)
  const stream = assembleStream(content.events, content.notes, timeline.gaps)
  return { kind: 'ready', session: { content, timeline, stream, brokenChunkCount, readAt, startAt } }
}
