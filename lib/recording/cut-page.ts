import type { eventWithTime } from '@rrweb/types'

import type { Chunk } from '@/lib/model/chunk'
import { isInteraction } from '@/lib/model/interaction'
import type { Page } from '@/lib/model/session'
import { cutEvents } from '@/lib/replay/state/cut-events'
import type { Database } from '@/lib/store/database'
import { packChunk } from '@/lib/store/pack-chunk'
import { readPageEvents } from '@/lib/store/read-chunks'

export interface CutPage {
  page: Page
  chunk: Chunk
  events: readonly eventWithTime[]
  touchedAt: number[]
}

/** A page as it belongs to another session. */
export function movePageId(pageId: string, sessionId: string): string {
  return `${sessionId}:${pageId.split(':').at(-1)}`
}

/** When somebody did something after `from`; at that moment itself stands what was done before. */
export function listTouchedAt(events: readonly eventWithTime[], from: number): number[] {
  return events.filter((event) => event.timestamp > from && isInteraction(event)).map((event) => event.timestamp)
}

/**
 * What a page showed from `from` on, as the only chunk of a page of another session: it begins with a snapshot built
 * for that very moment. `undefined` when nothing is left.
 */
export async function cutPage(
  database: Database,
  { signals: _signals, ...page }: Page,
  to: { sessionId: string; windowId: string },
  from: number,
): Promise<CutPage | undefined> {
  const events = cutEvents((await readPageEvents(database, page.id)).events, from)
  if (events.length === 0) return undefined
  const id = movePageId(page.id, to.sessionId)
  const chunk = await packChunk({ pageId: id, sessionId: to.sessionId, seq: 0, lastSeq: 0 }, events)
  return {
    events,
    page: {
      ...page,
      ...to,
      id,
      parentPageId: page.parentPageId && movePageId(page.parentPageId, to.sessionId),
      startedAt: chunk.startAt,
      endedAt: chunk.endAt,
      lastSeq: 0,
      hasSnapshot: chunk.hasSnapshot === 1,
      bytes: chunk.body.byteLength,
    },
    chunk,
    touchedAt: listTouchedAt(events, from),
  }
}
