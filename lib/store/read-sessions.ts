import type { SessionEvent } from '@/lib/model/event'
import type { Note } from '@/lib/model/note'
import type { SessionRules } from '@/lib/model/rules'
import type { Page, Session, Window } from '@/lib/model/session'
import { Dexie } from 'dexie'

import type { Database } from './database'
import { readNotes } from './read-notes'

/** Sessions, newest first, without those being deleted and without the rolling memory. */
export async function readSessions(database: Database): Promise<Session[]> {
  const sessions = await database.sessions.orderBy('startedAt').reverse().toArray()
  return sessions.filter((session) => session.deletedAt === null && session.mode !== 'rolling')
}

/** Those of them that are there and not about to be deleted, in this order. */
export async function readSessionsById(database: Database, ids: string[]): Promise<Session[]> {
  const found = await database.sessions.bulkGet(ids)
  return found.filter((session) => session !== undefined && session.deletedAt === null) as Session[]
}

/** The session that records this tab now, with its window. */
export async function readSessionOfTab(
  database: Database,
  tabId: number,
): Promise<{ session: Session; window: Window } | undefined> {
  const window = await database.windows.where({ isOpen: 1, tabId }).first()
  if (!window) return undefined
  const session = await database.sessions.get(window.sessionId)
  return session && session.deletedAt === null ? { session, window } : undefined
}

/** The windows of every tab being recorded or paused. */
export function readOpenWindows(database: Database): Promise<Window[]> {
  return database.windows.where('[isOpen+tabId]').between([1, Dexie.minKey], [1, Dexie.maxKey]).toArray()
}

/** In time order. */
export function readSessionEvents({ events }: Database, sessionId: string): Promise<SessionEvent[]> {
  return events.where('[sessionId+at]').between([sessionId, Dexie.minKey], [sessionId, Dexie.maxKey]).toArray()
}

export interface SessionContent {
  session: Session
  windows: Window[]
  pages: Page[]
  /** In time order. */
  events: SessionEvent[]
  notes: Note[]
  /** Rules it was recorded under, in time order; none for sessions of before they were kept. */
  rules: SessionRules[]
}

/** All of a session but its chunks; `undefined` when there is none or it is being deleted. */
export async function readSessionContent(database: Database, id: string): Promise<SessionContent | undefined> {
  const content = await readRows(database, id)
  return content?.session.deletedAt === null ? content : undefined
}

/** The same of a session that may be about to be deleted: that can be undone. */
export async function readRows(database: Database, id: string): Promise<SessionContent | undefined> {
  const session = await database.sessions.get(id)
  if (!session) return undefined
  const [windows, pages, events, notes, rules] = await Promise.all([
    database.windows.where({ sessionId: id }).sortBy('openedAt'),
    database.pages.where({ sessionId: id }).sortBy('startedAt'),
    readSessionEvents(database, id),
    readNotes(database, id),
    database.sessionRules.where({ sessionId: id }).sortBy('at'),
  ])
  return { session, windows, pages, events, notes, rules }
}
