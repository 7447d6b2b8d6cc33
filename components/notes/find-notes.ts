import type { Note } from '@/lib/model/note'

import { describeNote } from './describe-note'

/** Notes that hold every word that is looked for, in their text, their tag or their severity. */
export function findNotes(notes: readonly Note[], sought: string): Note[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
  return notes.filter((note) => {
    const text = describeNote(note).toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
