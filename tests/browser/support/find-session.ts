import type { eventWithTime } from '@rrweb/types'

import type { SessionEvent } from '@/lib/model/event'
import type { Page, Session, Window } from '@/lib/model/session'

import type { Dump } from './read-database.ts'

export interface FoundSession {
  session: Session
  windows: Window[]
  pages: Page[]
  events: SessionEvent[]
  /** Of all pages, in order of time. */
  rrwebEvents: eventWithTime[]
}

/** The sessions that were recorded in this tab, newest first. */
export function findSessions(dump: Dump, tabId: number): FoundSession[] {
  const ids = new Set(dump.windows.filter((window) => window.tabId === tabId).map((window) => window.sessionId))
  return dump.sessions
    .filter((session) => ids.has(session.id))
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .map((session) => {
      const isOfSession = (row: { sessionId: string }) => row.sessionId === session.id
      const rrwebEvents = dump.chunks
        .filter(isOfSession)
        .flatMap((chunk) => JSON.parse(chunk.text) as eventWithTime[])
        .toSorted((a, b) => a.timestamp - b.timestamp)
      return {
        session,
        windows: dump.windows.filter(isOfSession),
        pages: dump.pages.filter(isOfSession).toSorted((a, b) => a.startedAt - b.startedAt),
        events: dump.events.filter(isOfSession).toSorted((a, b) => a.at - b.at),
        rrwebEvents,
      }
    })
}

/** Paths of the pages a person saw, in order. */
export function listViewedPaths({ events }: FoundSession): string[] {
  return events.filter((event) => event.kind === 'page view').map((event) => new URL(event.url).pathname)
}
