import type { Edit, TextWish, TrimWish } from '@/lib/model/edit'
import type { Note } from '@/lib/model/note'

import { intersectRanges } from './cut-rows'
import { redactNotes } from './redact-rows'
import { createTextRedactor } from './text-redactor'

/**
 * Notes as the edits of their session wish them to be: only texts and ranges reach them, so nothing has to be prepared,
 * and who watches notes need not read the session.
 */
export function editNotes(notes: readonly Note[], edits: readonly Edit[]): Note[] {
  const texts = edits.filter((edit): edit is Edit & TextWish => edit.kind === 'text')
  const range = intersectRanges(edits.filter((edit): edit is Edit & TrimWish => edit.kind === 'trim'))
  const redacted = texts.reduce<Note[]>((left, { text }) => redactNotes(left, createTextRedactor(text)), [...notes])
  return range ? redacted.filter(({ at }) => at >= range.from && at <= range.to) : redacted
}
