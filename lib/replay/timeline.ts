import type { SessionEvent } from '@/lib/model/event'
import type { Page, Session, Window } from '@/lib/model/session'

import { countPulses, type Activity, type Pulse } from './activity'
import { assembleWindow, type ReplayWindow } from './assemble-window'
import { listLooks } from './follow'
import { listGaps, type Gap } from './gaps'
import type { PageIndex } from './index-page'
import { isInFrame, type PageInFrame } from './join-frames-pages'
import { listUnseen, type Unseen } from './list-unseen'
import { decideSegments, type Segment } from './segments'

/** A session laid out in time, epoch ms throughout, true time: nothing is shifted, pauses and sleep take their room. */
export interface Timeline {
  from: number
  to: number
  /** What comes after is not read yet; `to` once all of it is. */
  knownTo: number
  windows: ReplayWindow[]
  /** How much the person did, and where. */
  pulses: Pulse[]
  /** What tells where the person looked, for `decideWindow`. */
  looks: Activity[]
  segments: Segment[]
  gaps: Gap[]
  skippedPageIds: string[]
  unseen: Unseen[]
}

export interface TimelineContent {
  session: Pick<Session, 'startedAt' | 'endedAt' | 'pauses'>
  windows: readonly Pick<Window, 'id'>[]
  pages: readonly (Pick<Page, 'windowId' | 'isTop'> & PageInFrame)[]
  events: readonly SessionEvent[]
}

/**
 * The replay's room. In comes what the store read (rows, and what is known of each page); out goes what the player shows.
 * It never reaches the database, never changes what it is given, and has no clock.
 * Frames of another origin are shown where their place is known; what the person did in any is activity.
 * While not all is read, `knownTo` says how far it goes: what comes after counts as neither active nor inactive.
 */
export function assembleTimeline(
  content: TimelineContent,
  indexes: ReadonlyMap<string, PageIndex>,
  knownTo = Infinity,
): Timeline {
  const { session, pages } = content
  const known = pages.flatMap((page) => indexes.get(page.id) ?? [])
  const topPages = pages.filter((page) => page.isTop === 1)
  const readLastAt = (index: PageIndex) => readLastChange(index, pages, indexes)
  const windows = content.windows.flatMap(({ id }) => {
    const own = topPages.filter((page) => page.windowId === id).flatMap((page) => indexes.get(page.id) ?? [])
    return assembleWindow(id, own, readLastAt) ?? []
  })
  const isSeen = (pageId: string) => (indexes.get(pageId)?.marks.length ?? 0) > 0
  const skippedPageIds = knownTo < Infinity ? [] : topPages.filter(({ id }) => !isSeen(id)).map(({ id }) => id)
  const windowOf = new Map(pages.map((page) => [page.id, page.windowId]))
  const activity = known
    .filter(({ pageId }) => !skippedPageIds.includes(pageId))
    .flatMap(({ pageId, activity }) => activity.map((at) => ({ at, windowId: windowOf.get(pageId) ?? '' })))
    .toSorted((a, b) => a.at - b.at)
  const span = { from: session.startedAt, to: Math.max(session.endedAt, ...windows.map((window) => window.to)) }
  const readTo = Math.min(knownTo, span.to)
  return {
    ...span,
    knownTo: readTo,
    windows,
    pulses: countPulses(activity),
    looks: listLooks(activity, content.events),
    segments: decideSegments(activity, { ...span, to: readTo }),
    gaps: listGaps(session, content.events, span),
    skippedPageIds,
    unseen: known.flatMap(({ told }) => listUnseen(told)).toSorted((a, b) => a.at - b.at),
  }
}

/** Of the page or of one in its frames. */
function readLastChange(
  index: PageIndex,
  pages: readonly PageInFrame[],
  indexes: ReadonlyMap<string, PageIndex>,
): number {
  const family = [index]
  for (const { pageId } of family) {
    const inside = pages.filter((page) => page.parentPageId === pageId && isInFrame(page))
    family.push(...inside.flatMap(({ id }) => indexes.get(id) ?? []).filter((one) => !family.includes(one)))
  }
  return Math.max(...family.map(({ lastAt }) => lastAt))
}
