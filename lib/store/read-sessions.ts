import type { Note, SessionEvent } from '@/lib/model/event'
import type { Page, Session, Window } from '@/lib/model/session'
import { Dexie } from 'dexie'

import type { Database } from './database'

/** Sessions, newest first, without those being deleted and without the rolling memory. */
export async function readSessions(database: Database): Promise<Session[]> {
  const sessions = await database.sessions.orderBy('startedAt').reverse().toArray()
  return sessions.filter((session) => session.deletedAt === null && session.mode !== 'rolling')
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

export interface SessionContent {
  session: Session
  windows: Window[]
  pages: Page[]
  /** In time order. */
  events: SessionEvent[]
  notes: Note[]
}

/** All of a session but its chunks; `undefined` when there is none or it is being deleted. */
export async function readSessionContent(database: Database, id: string): Promise<SessionContent | undefined> {
  const session = await database.sessions.get(id)
  if (!session || session.deletedAt !== null) return undefined
  const [windows, pages, events, notes] = await Promise.all([
    database.windows.where({ sessionId: id }).sortBy('openedAt'),
    database.pages.where({ sessionId: id }).sortBy('startedAt'),
    database.events.where('[sessionId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
    database.notes.where('[sessionId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
  ])
  return { session, windows, pages, events, notes }
}
