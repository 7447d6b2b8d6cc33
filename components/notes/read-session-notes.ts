import { editNotes } from '@/lib/edits/edit-notes'
import type { Note } from '@/lib/model/note'
import type { Database } from '@/lib/store/database'
import { readEdits } from '@/lib/store/read-edits'
import { readNotes } from '@/lib/store/read-notes'

export interface SessionNotes {
  /** In order of time, as edits that can still be undone wish them to be. */
  shown: Note[]
  /** As they are stored: what is deleted comes back as it was. */
  stored: Note[]
}

export async function readSessionNotes(database: Database, sessionId: string): Promise<SessionNotes> {
  const [stored, edits] = await Promise.all([readNotes(database, sessionId), readEdits(database, sessionId)])
  return { shown: editNotes(stored, edits), stored }
}
