import { checkNote, checkNoteWords, isInstant } from '@/lib/model/check-note'
import type { Note, NoteWords } from '@/lib/model/note'
import type { Session } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

const NOT_A_NOTE = 'Afterimage cannot keep this as a note. Shorten its text and try again.'
const SESSION_GONE = 'This session is not there any more.'

/**
 * What people say of moments. Each change counts the session's notes in its own transaction, and writes the session's
 * row also where the count stays: search reads the notes of a session again when its row changes. What cannot be is
 * refused with a sentence for the person.
 */
export function createNoteDesk(database: Database, now: () => number) {
  const { sessions, notes } = database

  /** `write` changes the notes of this session; the count follows. */
  async function change(sessionId: string, write: (session: Session) => Promise<unknown>): Promise<void> {
    const session = await sessions.get(sessionId)
    if (!session || session.deletedAt !== null) throw new Error(SESSION_GONE)
    await write(session)
    const noteCount = await notes.where('[sessionId+at]').between([sessionId, -Infinity], [sessionId, Infinity]).count()
    await sessions.where({ id: sessionId }).modify((row) => void (row.noteCount = noteCount))
  }

  async function mark(sessionId: string, at: number, words: Partial<NoteWords>): Promise<string> {
    const checked = checkNoteWords(words)
    if (!checked || typeof sessionId !== 'string' || !isInstant(at)) throw new Error(NOT_A_NOTE)
    const id = crypto.randomUUID()
    await database.transaction('rw', [sessions, notes], () =>
      change(sessionId, (session) =>
        notes.add({ id, sessionId, at: clip(at, session), text: '', ...checked, createdAt: now() }),
      ),
    )
    return id
  }

  /** What is left out stays as it is. A note that is gone stays gone. */
  async function edit(noteId: string, changes: Partial<NoteWords>): Promise<void> {
    const checked = checkNoteWords(changes)
    if (!checked || typeof noteId !== 'string') throw new Error(NOT_A_NOTE)
    await database.transaction('rw', [sessions, notes], async () => {
      const note = await notes.get(noteId)
      if (!note) throw new Error('This note is not there any more.')
      await change(note.sessionId, () => notes.put({ ...note, ...checked, editedAt: now() }))
    })
  }

  async function remove(noteId: string): Promise<void> {
    if (typeof noteId !== 'string') throw new Error(NOT_A_NOTE)
    await database.transaction('rw', [sessions, notes], async () => {
      const note = await notes.get(noteId)
      if (note) await change(note.sessionId, () => notes.delete(noteId))
    })
  }

  /** What was made permanent after the delete could not reach the note: it must not come back with what went. */
  async function restore(raw: Note, deletedAt: number): Promise<void> {
    const note = checkNote(raw)
    if (!note || !isInstant(deletedAt)) throw new Error(NOT_A_NOTE)
    await database.transaction('rw', [sessions, notes], () =>
      change(note.sessionId, async ({ editedAt = -Infinity }) => {
        if (editedAt >= deletedAt)
          throw new Error('Changes of this session were made permanent meanwhile. The note stays deleted.')
        await notes.put(note)
      }),
    )
  }

  return { mark, edit, remove, restore }
}

export type NoteDesk = ReturnType<typeof createNoteDesk>

/** Into the session: what is still being recorded has no end yet. */
function clip(at: number, { startedAt, endedAt, status }: Session): number {
  return Math.max(startedAt, status === 'stopped' ? Math.min(at, endedAt) : at)
}
