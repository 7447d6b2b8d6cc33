import type { EventPlace } from '@/lib/model/event-place'
import type { ListQuery } from '@/lib/model/query'
import type { Database } from '@/lib/store/database'
import { watchChanges } from '@/lib/store/watch-changes'

import { followChanges, type Changes } from './follow-changes'
import { createLibrary, type Library } from './library'
import { listPeople, listSessionsOf, type ListedPerson } from './list-people'
import { listSessions, type ListResult } from './list-sessions'
import { listMatches } from './list-matches'
import { locateMatch } from './locate-match'
import { needsEvents } from './needs-events'
import { readActivity } from './read-activity'
import { readEventsInto, readSessionsInto, type OnProgress } from './read-library'
import { suggestValues, type Suggested } from './suggest-values'
import { summariseDays, type DayFigures } from './summarise-days'

/**
 * Search: in come questions about all sessions, out go lists and numbers that are counted from them. It runs in a worker
 * of its own, keeps what it needs in memory, follows the store, and never writes.
 */
export interface Search {
  list(query: ListQuery): Promise<ListResult>
  /** Where the first event is that made a session match, epoch ms. */
  locate(sessionId: string, query: ListQuery): Promise<number | undefined>
  /** Every event by which a session is in a list, in order of time. */
  matches(sessionId: string, query: ListQuery): Promise<EventPlace[]>
  /** By day. */
  summarise(query: ListQuery): Promise<DayFigures[]>
  people(): Promise<ListedPerson[]>
  /** Ids of the sessions of a person and of those who were merged into them, newest first. */
  sessionsOf(personId: string): Promise<string[]>
  /** Values there are, the most frequent first. */
  suggest(what: Suggested): Promise<string[]>
  /** For each of these sessions how much happened in each of its equal parts, 0 to 1. */
  activity(sessionIds: string[]): Promise<number[][]>
  /** Calls when an answer may be another one now; at most once a second. */
  watch(onChange: () => void): void
}

export interface OpenSearch extends Search {
  /** All that search knows, events included: for others in the same worker. */
  readLibrary(): Promise<Library>
}

export function createSearch(database: Database, onProgress: OnProgress, now: () => number = Date.now): OpenSearch {
  const library = createLibrary()
  const listeners = new Set<() => void>()
  let sessionsRead: Promise<void> | undefined
  let eventsRead: Promise<void> | undefined

  const follow = followChanges(database, library, {
    hasEvents: () => eventsRead !== undefined,
    onTaken: () => listeners.forEach((tell) => tell()),
  })
  watchChanges(database, ['sessions', 'outlines', 'notes', 'people', 'cohorts'], (changes: Changes) => {
    if (sessionsRead) follow.hear(changes)
  })

  async function readSessions(): Promise<void> {
    sessionsRead ??= readSessionsInto(library, database, onProgress).catch((error: unknown) => {
      sessionsRead = undefined
      throw error
    })
    await sessionsRead
    await follow.settle()
  }
  async function readEvents(): Promise<void> {
    await readSessions()
    eventsRead ??= readEventsInto(library, database, onProgress).catch((error: unknown) => {
      eventsRead = undefined
      throw error
    })
    await eventsRead
  }
  async function readFor({ filter, text }: ListQuery): Promise<void> {
    await readSessions()
    if (text.trim() !== '' || needsEvents(filter, library.cohorts)) await readEvents()
  }

  return {
    async list(query) {
      await readFor(query)
      return listSessions(query, library, now())
    },
    async locate(sessionId, query) {
      await readFor(query)
      return locateMatch(sessionId, query, library)
    },
    async matches(sessionId, query) {
      await readFor(query)
      return listMatches(sessionId, query, library)
    },
    async summarise(query) {
      await readFor(query)
      return summariseDays(query, library, now())
    },
    async sessionsOf(personId) {
      await readSessions()
      return listSessionsOf(personId, library)
    },
    async people() {
      await readSessions()
      return listPeople(library, now())
    },
    async suggest(what) {
      await (what.of === 'event' ? readEvents() : readSessions())
      return suggestValues(what, library)
    },
    activity: (sessionIds) => readActivity(database, sessionIds),
    async readLibrary() {
      await readEvents()
      return library
    },
    watch: (onChange) => void listeners.add(onChange),
  }
}
