/** What a note is about. */
export const NOTE_TAGS = ['none', 'issue', 'design', 'question', 'idea', 'quote'] as const
export type NoteTag = (typeof NOTE_TAGS)[number]

export const NOTE_SEVERITIES = ['none', 'low', 'medium', 'high'] as const
export type NoteSeverity = (typeof NOTE_SEVERITIES)[number]

/** A page of text: longer is no note, and every note is read for a search. */
export const MAX_NOTE_CHARACTERS = 5_000

/** What a person says of a moment. An empty text marks it. */
export interface NoteWords {
  text: string
  tag: NoteTag
  severity: NoteSeverity
}

export const NO_WORDS: NoteWords = { text: '', tag: 'none', severity: 'none' }

/** What the person recording said about a moment. Notes of before there were tags and severities have none. */
export interface Note extends Partial<NoteWords> {
  id: string
  sessionId: string
  at: number
  text: string
  createdAt: number
  editedAt?: number
}

export function readNoteWords({ text, tag, severity }: Note): NoteWords {
  return { text, tag: tag ?? 'none', severity: severity ?? 'none' }
}
