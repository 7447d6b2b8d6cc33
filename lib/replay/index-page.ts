import { EventType, IncrementalSource, type eventWithTime, type metaEvent } from '@rrweb/types'

import { isActivity } from './activity'
import { UNKNOWN_VIEWPORT } from './limits'
import { splitMoves } from './split-moves'

/** Where the pointer was, in CSS px of the page's viewport. */
export interface Pointer {
  x: number
  y: number
}

/** A full snapshot: from `at` on (epoch ms) the page can be shown. */
export interface Mark {
  at: number
  meta: metaEvent['data']
  /** None when it had not moved on this page by then. */
  pointer?: Pointer
}

/** What is known of a page once its events were seen, without them. Instants are epoch ms. */
export interface PageIndex {
  pageId: string
  marks: Mark[]
  /** The last event after the first full snapshot; `-Infinity` before. */
  lastAt: number
  /** When the person did something. */
  activity: number[]
  /** What the page itself said beside the picture: requests, resources. */
  told: eventWithTime[]
  pointer?: Pointer
}

export function createPageIndex(pageId: string): PageIndex {
  return { pageId, marks: [], lastAt: -Infinity, activity: [], told: [] }
}

/** Takes in what comes next of the page. Events may come in as many parts as they are stored in, in their order. */
export function indexEvents(index: PageIndex, events: readonly eventWithTime[]): void {
  let meta = index.marks.at(-1)?.meta ?? { href: '', ...UNKNOWN_VIEWPORT }
  for (const event of events) {
    switch (event.type) {
      case EventType.Meta:
        meta = event.data
        break
      case EventType.FullSnapshot:
        index.marks.push({ at: event.timestamp, meta, ...(index.pointer && { pointer: index.pointer }) })
        break
      case EventType.Custom:
        index.told.push(event)
        break
      case EventType.IncrementalSnapshot:
        if (event.data.source === IncrementalSource.MouseMove || event.data.source === IncrementalSource.Drag) {
          const last = event.data.positions.at(-1)
          if (last) index.pointer = { x: last.x, y: last.y }
        }
        if (isActivity(event)) for (const { timestamp } of splitMoves(event)) index.activity.push(timestamp)
        break
      default:
    }
    if (index.marks.length > 0) index.lastAt = Math.max(index.lastAt, event.timestamp)
  }
}
