import type { eventWithTime } from '@rrweb/types'

import type { SessionEvent } from '@/lib/model/event'
import type { Page, Session, Window } from '@/lib/model/session'

import { listActivity, type Activity } from './activity'
import { assembleWindow, type ReplayWindow } from './assemble-window'
import { listLooks } from './follow'
import { listGaps, type Gap } from './gaps'
import { joinPages, type PageInFrame } from './join-frames-pages'
import { decideSegments, type Segment } from './segments'
import { splitMoves } from './split-moves'

/** A session laid out in time, epoch ms throughout, true time: nothing is shifted, pauses and sleep take their room. */
export interface Timeline {
  from: number
  to: number
  windows: ReplayWindow[]
  activity: Activity[]
  /** What tells where the person looked, for `decideWindow`. */
  looks: Activity[]
  segments: Segment[]
  gaps: Gap[]
  skippedPageIds: string[]
}

export interface TimelineContent {
  session: Pick<Session, 'startedAt' | 'endedAt' | 'pauses'>
  windows: readonly Pick<Window, 'id'>[]
  pages: readonly (Pick<Page, 'windowId' | 'isTop'> & PageInFrame)[]
  events: readonly SessionEvent[]
}

/**
 * The replay's room. In comes what the store read (rows, and rrweb events by page id); out goes what the player shows.
 * It never reaches the database, never changes what it is given, and has no clock.
 * Frames of another origin are shown where their place is known; what the person did in any is activity.
 */
export function assembleTimeline(
  content: TimelineContent,
  eventsByPage: ReadonlyMap<string, readonly eventWithTime[]>,
): Timeline {
  const { session, pages } = content
  const readEvents = (pageId: string) => eventsByPage.get(pageId) ?? []
  const joined = joinPages(pages, readEvents)
  const assembled = content.windows.map(({ id }) => {
    const topPages = pages.filter((page) => page.windowId === id && page.isTop === 1)
    return assembleWindow(
      id,
      topPages.map((page) => ({ pageId: page.id, events: joined.readJoined(page.id) })),
    )
  })
  const windows = assembled.flatMap(({ window }) => window ?? [])
  const skippedPageIds = assembled.flatMap((one) => one.skippedPageIds)
  // From what was stored: a joined frame is brought up to date by events that nobody did.
  const activity = pages
    .filter((page) => !skippedPageIds.includes(page.id))
    .flatMap((page) => listActivity(readEvents(page.id).flatMap(splitMoves), page.windowId))
    .toSorted((a, b) => a.at - b.at)
  const span = { from: session.startedAt, to: Math.max(session.endedAt, ...windows.map((window) => window.to)) }
  return {
    ...span,
    windows,
    activity,
    looks: listLooks(activity, content.events),
    segments: decideSegments(activity, span),
    gaps: listGaps(session, content.events, span),
    skippedPageIds,
  }
}
