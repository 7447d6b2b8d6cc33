import { expect, test } from 'vitest'

import { describeNote } from '@/components/notes/describe-note'
import type { Note } from '@/lib/model/note'

const note: Note = { id: 'n', sessionId: 's', at: 0, text: 'It wilts', createdAt: 0 }

test('a note says what it is about and how bad it is before its words; one without either says its words', () => {
  expect(describeNote(note)).toBe('It wilts')
  expect(describeNote({ ...note, tag: 'issue', severity: 'high' })).toBe('Issue, High severity: It wilts')
  expect(describeNote({ ...note, text: '', severity: 'low' })).toBe('Low severity: Marked moment')
})
