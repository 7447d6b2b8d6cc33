import type { SessionEvent } from '@/lib/model/event'
import type { Note } from '@/lib/model/note'
import type { Page, Session, Window } from '@/lib/model/session'

/** All of a session that edits change, but its rrweb events. */
export interface EditableContent {
  session: Session
  windows: Window[]
  pages: Page[]
  events: SessionEvent[]
  notes: Note[]
}
