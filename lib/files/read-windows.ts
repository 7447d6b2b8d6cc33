import type { eventWithTime } from '@rrweb/types'

import { assembleBlock, listParts } from '@/lib/replay/assemble-block'
import { assembleTimeline } from '@/lib/replay/timeline'
import { createPageIndex, indexEvents, type PageIndex } from '@/lib/replay/index-page'

import type { LeavingSession } from './open-session'

/** A tab as any rrweb player takes it: events in order of time, a full snapshot before whatever needs one. */
export interface LeavingWindow {
  windowId: string
  /** One block at a time. */
  readEvents: () => AsyncGenerator<eventWithTime>
}

/**
 * The tabs of a session, as the player shows them: of two pages at one moment only the one that is seen, frames of other
 * origins in their place. A tab of which nothing can be shown is left out.
 */
export async function readWindows({ content, readPage }: LeavingSession): Promise<LeavingWindow[]> {
  const indexes = new Map<string, PageIndex>()
  for (const { id } of content.pages) {
    const index = createPageIndex(id)
    indexEvents(index, (await readPage(id)).events)
    indexes.set(id, index)
  }
  const { windows } = assembleTimeline(content, indexes)
  const readKept = keepLast(async (pageId) => (await readPage(pageId)).events)
  return windows.map(({ id: windowId, blocks }) => ({
    windowId,
    async *readEvents() {
      for (const block of blocks) {
        const parts = listParts(block, content.pages, indexes)
        const events = new Map<string, eventWithTime[]>()
        for (const { pageId, from, to } of parts) {
          const page = await readKept(pageId)
          events.set(
            pageId,
            page.filter(({ timestamp }) => timestamp >= from && timestamp <= to),
          )
        }
        const shown = content.pages.filter(({ id }) => events.has(id))
        yield* assembleBlock(block, shown, (id) => events.get(id) ?? [])?.events ?? []
      }
    },
  }))
}

const PAGES_KEPT = 2

/** Blocks of one page follow each other: what was read last is asked for again. */
function keepLast<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const kept = new Map<string, T>()
  return async (id) => {
    const value = kept.get(id) ?? (await read(id))
    kept.delete(id)
    kept.set(id, value)
    for (const old of [...kept.keys()].slice(0, -PAGES_KEPT)) kept.delete(old)
    return value
  }
}
