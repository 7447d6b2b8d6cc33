import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'

import { NotesModel } from '@/components/notes/notes-model'
import type { SessionNotes } from '@/components/notes/read-session-notes'
import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import type { Note } from '@/lib/model/note'

import { createAsk } from '../create-ask'

// What went wrong is also logged; here it goes wrong on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

const slow: Note = { id: 'slow', sessionId: 's', at: 2_000, text: 'Ann waits', createdAt: 1, tag: 'issue' }
const mark: Note = { id: 'mark', sessionId: 's', at: 3_000, text: '', createdAt: 2, severity: 'high' }

function openNotes(answers: Parameters<typeof createAsk>[0] = {}) {
  const { ask, asked } = createAsk({ markMoment: { noteId: 'n' }, ...answers })
  const clock = { at: 5_000 }
  const toasts = new ToastsModel()
  // An edit that can still be undone hides a name.
  const value = { shown: [{ ...slow, text: '**** waits' }, mark], stored: [slow, mark] }
  const query = signal<QueryState<SessionNotes>>({ state: 'ready', value })
  const notes = new NotesModel({ sessionId: 's', query, readAt: () => clock.at, now: () => 9_000, ask, toasts })
  return { notes, asked, clock, toasts }
}

test('a note is about the moment at which somebody began to write it', async () => {
  const { notes, asked, clock } = openNotes()
  notes.write({ tag: 'idea', severity: 'low' })
  notes.write({ text: 'P' })
  clock.at = 8_000
  notes.write({ text: 'Put it here' })
  await notes.add()
  expect(asked).toEqual([
    ['markMoment', { sessionId: 's', at: 5_000, text: 'Put it here', tag: 'idea', severity: 'low' }],
  ])
  expect([notes.draft.value, notes.draftAt.value]).toEqual([{ text: '', tag: 'none', severity: 'none' }, undefined])
})

test('a text that was taken back is about no moment; nothing written marks the moment of the press', async () => {
  const { notes, asked, clock } = openNotes()
  notes.begin()
  notes.write({ text: 'x' })
  notes.write({ text: '' })
  clock.at = 7_000
  await notes.add()
  expect(asked).toEqual([['markMoment', { sessionId: 's', at: 7_000, text: '', tag: 'none', severity: 'none' }]])
})

test('the key begins a note at its moment, and leaving it with nothing written ends it', () => {
  const { notes, clock } = openNotes()
  notes.begin()
  clock.at = 6_000
  expect([notes.isWanted.value, notes.draftAt.value]).toEqual([true, 5_000])
  notes.takeFocus()
  notes.leave()
  expect([notes.isWanted.value, notes.draftAt.value]).toEqual([false, undefined])
})

test('a note that was not stored stays in its form, and why is told', async () => {
  const { notes, toasts } = openNotes({ markMoment: new Error('This session is not there any more.') })
  notes.write({ text: 'Put it here' })
  expect(await notes.add()).toBe(false)
  expect(notes.draft.value.text).toBe('Put it here')
  expect(toasts.toasts.value[0]!.text).toContain('not there any more')
})

test('only what became another is changed: a hidden text stays as it is stored', async () => {
  const { notes, asked } = openNotes()
  const [shown] = notes.all.value!
  notes.edit('slow')
  await notes.save(shown!, { text: '**** waits', tag: 'issue', severity: 'medium' })
  expect(asked).toEqual([['editNote', { noteId: 'slow', changes: { severity: 'medium' } }]])
  expect(notes.editedId.value).toBeUndefined()
  await notes.save(shown!, { text: '**** waits', tag: 'issue', severity: 'none' })
  expect(asked).toHaveLength(1)
})

test('a deleted note comes back as it was stored', async () => {
  const { notes, asked, toasts } = openNotes()
  await notes.remove(notes.all.value![0]!)
  expect(toasts.runLatestAction()).toBe(true)
  expect(asked).toEqual([
    ['deleteNote', { noteId: 'slow' }],
    ['restoreNote', { note: slow, deletedAt: 9_000 }],
  ])
})

test('notes are found by their words, their tag and their severity', () => {
  const { notes } = openNotes()
  const find = (text: string) => {
    notes.search(text)
    return notes.found.value.map(({ id }) => id)
  }
  expect([find(''), find('WAITS issue'), find('high'), find('marked'), find('ann')]).toEqual([
    ['slow', 'mark'],
    ['slow'],
    ['mark'],
    ['mark'],
    [],
  ])
})
