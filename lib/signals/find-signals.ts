import type { eventWithTime } from '@rrweb/types'

import type { GapReason, SessionEvent } from '@/lib/model/event'
import type { Page } from '@/lib/model/session'
import type { Visit } from '@/lib/model/signal'

import { advanceSignals, endSignals, startSignals } from './advance-signals'
import { addVisits } from './advance-trail'
import { decidePageEnd, type EndedSession } from './decide-page-end'
import { findReturns } from './find-returns'
import type { FoundSignal } from './found-signal'

/** A signal as a row of its page. */
export function placeSignal(page: Pick<Page, 'sessionId' | 'windowId' | 'id'>, signal: FoundSignal): SessionEvent {
  return { sessionId: page.sessionId, windowId: page.windowId, pageId: page.id, ...signal }
}

/** A session that is over, with the rows of its events: they say where something of a page was lost. */
export interface StoredSession extends EndedSession {
  events: readonly SessionEvent[]
}

/**
 * All signals of a session that is over, from the rrweb events of its pages in the order in which they are stored: the
 * same that were found while it was recorded.
 */
export function findSignals(
  content: StoredSession,
  eventsOf: (pageId: string) => readonly eventWithTime[],
): SessionEvent[] {
  const { pages, windows } = content
  const onPages = pages.flatMap((page) =>
    findOnPage(page, content, eventsOf(page.id)).map((signal) => placeSignal(page, signal)),
  )
  const inTabs = windows.flatMap((window) => {
    const tops = pages.filter((page) => page.windowId === window.id && page.isTop === 1)
    const visits = tops.reduce<Visit[]>((trail, { id }) => addVisits(trail, id, eventsOf(id)), [])
    return findReturns(visits).map(({ pageId, ...signal }) =>
      placeSignal({ sessionId: window.sessionId, windowId: window.id, id: pageId }, signal),
    )
  })
  return [...onPages, ...inTabs].toSorted((a, b) => a.at - b.at)
}

/** What relays had to drop (`Loss`). */
const LOSSES: ReadonlySet<string> = new Set<GapReason>(['buffer full', 'event too large', 'damaged chunk'])

/** What followed a hole is looked at by itself, as it was when it came. */
function findOnPage(page: Page, content: StoredSession, events: readonly eventWithTime[]): FoundSignal[] {
  const holes = content.events.filter(
    ({ kind, pageId, label }) => kind === 'gap' && pageId === page.id && LOSSES.has(label),
  )
  const found: FoundSignal[] = []
  let from = 0
  for (const hole of holes) {
    const to = events.findIndex((event, index) => index >= from && event.timestamp >= (hole.until ?? Infinity))
    if (to < 0) continue
    const { state, signals } = advanceSignals(startSignals(page), events.slice(from, to))
    found.push(...signals, ...endSignals(state, hole.at))
    from = to
  }
  const { state, signals } = advanceSignals(startSignals(page), events.slice(from))
  return [...found, ...signals, ...endSignals(state, decidePageEnd(page, content))]
}

/** What is still to be decided when a session ends, by what was remembered of its pages. */
export function endPages(content: EndedSession): SessionEvent[] {
  return content.pages.flatMap((page) =>
    page.signals
      ? endSignals(page.signals, decidePageEnd(page, content)).map((signal) => placeSignal(page, signal))
      : [],
  )
}
