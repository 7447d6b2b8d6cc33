import { MAX_NOTE_CHARACTERS, NOTE_SEVERITIES, NOTE_TAGS, type Note, type NoteWords } from './note'

/** The words of a note that came by message, those that are there; `null` when one of them is none. */
export function checkNoteWords(value: unknown): Partial<NoteWords> | null {
  if (typeof value !== 'object' || value === null) return null
  const { text, tag, severity } = value as Record<string, unknown>
  const checked: Partial<NoteWords> = {}
  if (text !== undefined) {
    if (typeof text !== 'string' || text.trim().length > MAX_NOTE_CHARACTERS) return null
    checked.text = text.trim()
  }
  if (tag !== undefined) {
    const known = NOTE_TAGS.find((one) => one === tag)
    if (!known) return null
    checked.tag = known
  }
  if (severity !== undefined) {
    const known = NOTE_SEVERITIES.find((one) => one === severity)
    if (!known) return null
    checked.severity = known
  }
  return checked
}

/** A whole note that came by message, with nothing in it but what belongs there. */
export function checkNote(value: unknown): Note | null {
  const words = checkNoteWords(value)
  if (words?.text === undefined) return null
  const { id, sessionId, at, createdAt, editedAt } = value as Record<string, unknown>
  if (typeof id !== 'string' || id === '' || typeof sessionId !== 'string') return null
  if (!isInstant(at) || !isInstant(createdAt) || !(editedAt === undefined || isInstant(editedAt))) return null
  return { id, sessionId, at, createdAt, ...words, text: words.text, ...(editedAt === undefined ? {} : { editedAt }) }
}

export function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
