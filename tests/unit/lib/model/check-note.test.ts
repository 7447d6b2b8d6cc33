import { describe, expect, test } from 'vitest'

import { checkNote, checkNoteWords } from '@/lib/model/check-note'
import { MAX_NOTE_CHARACTERS, readNoteWords } from '@/lib/model/note'

const note = { id: 'n', sessionId: 's', at: 1, text: 'It wilts', createdAt: 2 }

describe('a note that came by message', () => {
  test('keeps what belongs to it and nothing else', () => {
    expect(checkNote({ ...note, tag: 'issue', severity: 'low', editedAt: 3, html: '<b>' })).toEqual({
      ...note,
      tag: 'issue',
      severity: 'low',
      editedAt: 3,
    })
    expect(checkNoteWords({ severity: 'high', at: 9 })).toEqual({ severity: 'high' })
    expect(checkNoteWords({ text: ' a ' })).toEqual({ text: 'a' })
  })

  test.each([
    ['no object', null],
    ['no text', { ...note, text: undefined }],
    ['no id', { ...note, id: '' }],
    ['a moment that is none', { ...note, at: Number.NaN }],
    ['a tag that is none', { ...note, tag: 'constructor' }],
    ['a severity that is none', { ...note, severity: 'worst' }],
    ['a text without end', { ...note, text: 'a'.repeat(MAX_NOTE_CHARACTERS + 1) }],
    ['a time of change that is none', { ...note, editedAt: 'now' }],
  ])('with %s is none', (_, value) => {
    expect(checkNote(value)).toBeNull()
  })
})

test('a note of before there were tags and severities has none', () => {
  expect(readNoteWords(note)).toEqual({ text: 'It wilts', tag: 'none', severity: 'none' })
})
