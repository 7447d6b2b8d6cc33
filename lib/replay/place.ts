import type { SessionEvent } from '@/lib/model/event'
import type { Page } from '@/lib/model/session'

import type { PageChange, ReplayWindow } from './assemble-window'
import { findLastIndexUntil } from './find-until'

/** Where the person is at a moment: the page, and its title and URL by then (routes change without a new page). */
export interface Place {
  pageId: string
  title: string
  url: string
}

export interface PlaceContent {
  pages: readonly Pick<Page, 'id' | 'title' | 'url'>[]
  /** In order of time. */
  events: readonly SessionEvent[]
}

/** `undefined` when the window shows no page. Before its first page that page is named, since it is what is shown. */
export function decidePlace(content: PlaceContent, window: ReplayWindow | undefined, at: number): Place | undefined {
  const pageId = window && findPageChange(window.pageChanges, at)?.pageId
  const page = content.pages.find((one) => one.id === pageId)
  if (!page) return undefined
  const view = content.events.findLast(
    (event) => event.kind === 'page view' && event.pageId === page.id && event.at <= at,
  )
  return { pageId: page.id, title: view?.label || page.title, url: view?.url || page.url }
}

function findPageChange(changes: readonly PageChange[], at: number): PageChange | undefined {
  return changes[
    Math.max(
      0,
      findLastIndexUntil(changes, at, (change) => change.at),
    )
  ]
}
