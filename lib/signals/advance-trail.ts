import type { eventWithTime } from '@rrweb/types'

import type { Visit } from '@/lib/model/signal'

import { findReturns, type Return } from './find-returns'
import { GLANCE_MS, MAX_TRAIL_VISITS } from './limits'
import { readMoment } from './read-moment'

export interface AdvancedTrail {
  trail: Visit[]
  /** Signals that are there now, and those that what came turned out not to be. */
  added: Return[]
  withdrawn: Return[]
}

/**
 * The views of one tab after these events of one of its pages. Pages of a tab tell each at its own pace: the last words
 * of one may come after the first of the next, so a signal can be taken back. In whatever order the chunks of different
 * pages come, what is left is `findReturns` of all views, as long as none comes later than the next `MAX_TRAIL_VISITS`.
 */
export function advanceTrail(
  trail: readonly Visit[],
  pageId: string,
  events: readonly eventWithTime[],
  before = trail.length < MAX_TRAIL_VISITS ? -Infinity : trail[0]!.at,
): AdvancedTrail {
  const visits = addVisits(trail, pageId, events).filter(({ at }) => at >= before)
  if (visits.length === trail.length && visits.every((visit, index) => visit === trail[index])) {
    return { trail: visits, added: [], withdrawn: [] }
  }
  const [known, found] = [findReturns(trail), findReturns(visits)]
  return {
    trail: visits.slice(-MAX_TRAIL_VISITS),
    added: listMissing(found, known),
    withdrawn: listMissing(known, found),
  }
}

/** Views with those of a page in them; one that nothing is new about is the same object. */
export function addVisits(trail: readonly Visit[], pageId: string, events: readonly eventWithTime[]): Visit[] {
  const visits = [...trail]
  const change = (at: number, decide: (visit: Visit) => Visit) => {
    const index = visits.findLastIndex((visit) => visit.pageId === pageId && visit.at <= at)
    if (index >= 0) visits[index] = decide(visits[index]!)
  }
  for (const event of events) {
    const at = event.timestamp
    const moment = readMoment(event)
    if (moment.kind === 'view') {
      const { url, title } = moment
      const index = visits.findLastIndex((visit) => visit.at <= at)
      visits.splice(index + 1, 0, { pageId, url, title, at, touchedAt: null, leftAt: null })
    } else if (moment.kind === 'left') {
      change(at, (visit) => ({ ...visit, leftAt: at }))
    } else if (isTouch(event)) {
      change(at, (visit) =>
        visit.touchedAt !== null || at < visit.at + GLANCE_MS ? visit : { ...visit, touchedAt: at },
      )
    }
  }
  return visits
}

const INCREMENT = 3
const INTERACTION = 2
const INPUT = 5
/** Scroll, media, drag. A pointer that only moves touches nothing. */
const TOUCHING_SOURCES = new Set([3, 7, 12])
const [FOCUS, BLUR] = [5, 6]

/** Whether a person did something to the page. */
function isTouch(event: eventWithTime): boolean {
  if ((event.type as number) !== INCREMENT) return false
  const { source, type, userTriggered } = event.data as { source: number; type?: unknown; userTriggered?: unknown }
  if (source === INTERACTION) return type !== FOCUS && type !== BLUR
  return source === INPUT ? userTriggered === true : TOUCHING_SOURCES.has(source)
}

function listMissing(signals: readonly Return[], others: readonly Return[]): Return[] {
  const known = new Set(others.map((other) => JSON.stringify(other)))
  return signals.filter((signal) => !known.has(JSON.stringify(signal)))
}
