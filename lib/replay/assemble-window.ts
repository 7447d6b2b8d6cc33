import { EventType, type eventWithTime } from '@rrweb/types'

import { preparePage } from './prepare-page'

export interface PageEvents {
  pageId: string
  events: readonly eventWithTime[]
}

/** From `at` on the window shows this page. */
export interface PageChange {
  pageId: string
  at: number
}

/** What one Replayer plays: a tab's pages, one after the other. Epoch ms. */
export interface ReplayWindow {
  id: string
  from: number
  to: number
  events: eventWithTime[]
  pageChanges: PageChange[]
}

export interface AssembledWindow {
  /** `undefined` when no page of the window can be shown. */
  window: ReplayWindow | undefined
  /** Pages without a full snapshot: there is nothing to show of them. */
  skippedPageIds: string[]
}

/**
 * Joins a window's pages to one list. At any moment the window shows the page whose full snapshot came last; what
 * another page still sends then (the last flush of the page that was left) is dropped, because node ids are counted
 * per page and it would change the wrong nodes. A page that comes back (bfcache) comes back with a snapshot.
 */
export function assembleWindow(id: string, pages: readonly PageEvents[]): AssembledWindow {
  const prepared = pages.map((page) => ({ pageId: page.pageId, events: preparePage(page.events) }))
  const entries = prepared
    .flatMap(({ pageId, events }) => (events ?? []).map((event) => ({ pageId, event })))
    .toSorted((a, b) => a.event.timestamp - b.event.timestamp)

  const events: eventWithTime[] = []
  const pageChanges: PageChange[] = []
  for (const { pageId, event } of entries) {
    if (event.type === EventType.Meta && pageChanges.at(-1)?.pageId !== pageId) {
      pageChanges.push({ pageId, at: event.timestamp })
    }
    if (pageChanges.at(-1)?.pageId === pageId) events.push(event)
  }

  const [first, last] = [events[0], events.at(-1)]
  return {
    window: first && last && { id, from: first.timestamp, to: last.timestamp, events, pageChanges },
    skippedPageIds: prepared.filter(({ events: shown }) => !shown).map(({ pageId }) => pageId),
  }
}
