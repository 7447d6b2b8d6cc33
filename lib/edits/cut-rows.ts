import type { SessionEvent } from '@/lib/model/event'
import type { Page, Session } from '@/lib/model/session'
import { countSignals, isSignal } from '@/lib/signals/count-signals'

export interface Range {
  from: number
  to: number
}

/** What several ranges leave together; those that leave nothing are refused before they are edits. */
export function intersectRanges(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined
  const from = Math.max(...ranges.map((range) => range.from))
  return { from, to: Math.max(from, Math.min(...ranges.map((range) => range.to))) }
}

/**
 * Rows of events that happened from `from` to `to`; of a hole that lasted longer, the part of it that did. What was a
 * signal only by what came after `to` was none yet.
 */
export function cutRows(events: readonly SessionEvent[], { from, to }: Range): SessionEvent[] {
  return events
    .filter((event) => (event.until === undefined ? event.at : (event.until ?? Infinity)) >= from && event.at <= to)
    .filter((event) => !isSignal(event.kind) || event.at + (event.durationMs ?? 0) <= to)
    .map((event) => ({
      ...event,
      at: Math.max(event.at, from),
      // A hole that goes on ends where the session does.
      ...(event.until === undefined ? {} : { until: Math.min(event.until ?? to, to) }),
    }))
}

/** What a session says of how much is in it. A page that was open before the range began was viewed in it all the same. */
export function countRows(
  pages: readonly Page[],
  events: readonly SessionEvent[],
): Pick<Session, 'pageCount' | 'eventCount' | 'gapCount' | 'errorCount' | 'clickCount' | 'signalCounts'> {
  const count = (kind: SessionEvent['kind']) => events.filter((event) => event.kind === kind).length
  return {
    pageCount: Math.max(count('page view'), pages.length),
    eventCount: events.length,
    gapCount: count('gap'),
    errorCount: count('error'),
    signalCounts: countSignals(events),
    clickCount: count('click'),
  }
}
