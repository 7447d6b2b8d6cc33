import type { eventWithTime } from '@rrweb/types'

import type { Chunk } from '@/lib/model/chunk'
import { isInteraction } from '@/lib/model/interaction'
import type { Page } from '@/lib/model/session'
import { cutEvents } from '@/lib/replay/state/cut-events'
import type { Database } from '@/lib/store/database'
import { packEvents } from '@/lib/store/pack'
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

/**
 * What a page showed from `from` on, as the only chunk of a page of another session: it begins with a snapshot built
 * for that very moment. `undefined` when nothing is left.
 */
export async function cutPage(
  database: Database,
  page: Page,
  to: { sessionId: string; windowId: string },
  from: number,
): Promise<CutPage | undefined> {
  const events = cutEvents((await readPageEvents(database, page.id)).events, from)
  if (events.length === 0) return undefined
  const json = JSON.stringify(events)
  const packed = await packEvents(json)
  const id = movePageId(page.id, to.sessionId)
  const span = { startAt: events[0]!.timestamp, endAt: events.at(-1)!.timestamp }
  const hasSnapshot = events.some((event) => (event.type as number) === 2)
  return {
    events,
    page: {
      ...page,
      ...to,
      id,
      parentPageId: page.parentPageId && movePageId(page.parentPageId, to.sessionId),
      startedAt: span.startAt,
      endedAt: span.endAt,
      lastSeq: 0,
      hasSnapshot,
      bytes: packed.body.byteLength,
    },
    chunk: {
      ...packed,
      ...span,
      pageId: id,
      seq: 0,
      lastSeq: 0,
      sessionId: to.sessionId,
      hasSnapshot: hasSnapshot ? 1 : 0,
      eventCount: events.length,
      rawBytes: json.length,
    },
    touchedAt: events.filter((event) => event.timestamp > from && isInteraction(event)).map((event) => event.timestamp),
  }
}
