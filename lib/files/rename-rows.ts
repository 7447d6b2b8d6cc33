import type { SessionEvent } from '@/lib/model/event'
import type { Note } from '@/lib/model/note'
import type { SessionRules } from '@/lib/model/rules'
import type { Page, Session, Window } from '@/lib/model/session'

import type { IncomingSession } from './incoming'

export interface Renamed {
  session: Session
  windows: Window[]
  pages: Page[]
  notes: Note[]
  rules: SessionRules[]
  events: SessionEvent[]
  /** By the id in the file. */
  pageOf(id: string): Page | undefined
}

/** The rows of a session under new ids; what names a row that is not there goes. */
export function renameRows(incoming: IncomingSession): Renamed {
  const sessionId = crypto.randomUUID()
  const windowIds = new Map(incoming.windows.map(({ id }) => [id, crypto.randomUUID()]))
  const pageIds = new Map(incoming.pages.map(({ id }) => [id, `${sessionId}:${crypto.randomUUID()}`]))
  const pages = incoming.pages.flatMap((page): Page[] => {
    const windowId = windowIds.get(page.windowId)
    const id = pageIds.get(page.id)
    if (windowId === undefined || id === undefined) return []
    const parentPageId = page.parentPageId === null ? null : (pageIds.get(page.parentPageId) ?? null)
    return [{ ...page, id, sessionId, windowId, parentPageId, documentId: id.slice(sessionId.length + 1) }]
  })
  const byId = new Map(pages.map((page) => [page.id, page]))
  const pageOf = (id: string) => byId.get(pageIds.get(id) ?? '')
  return {
    session: { ...incoming.session, id: sessionId },
    windows: incoming.windows.map((window) => ({ ...window, sessionId, id: windowIds.get(window.id)! })),
    pages,
    notes: incoming.notes.map((note) => ({ ...note, sessionId, id: crypto.randomUUID() })),
    rules: incoming.rules.map((rules) => ({ ...rules, sessionId })),
    events: incoming.events.map((event) => ({
      ...event,
      sessionId,
      windowId: windowIds.get(event.windowId) ?? '',
      pageId: pageOf(event.pageId)?.id ?? '',
    })),
    pageOf,
  }
}
