import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { NO_WORDS, readNoteWords, type Note, type NoteWords } from '@/lib/model/note'

import { findNotes } from './find-notes'
import type { SessionNotes } from './read-session-notes'

export interface NotesGivens {
  sessionId: string
  query: ReadonlySignal<QueryState<SessionNotes>>
  /** The moment that a note of now is about, epoch ms. */
  readAt: () => number
  now: () => number
  /** None where notes can only be read. */
  ask?: Ask
  toasts: Toasts
}

/** Notes of one session: what is being written, what is looked for, which one is being changed. The rest is the store's. */
export const NotesModel = createModel(({ sessionId, query, readAt, now, ask, toasts }: NotesGivens) => {
  const draft = signal<NoteWords>(NO_WORDS)
  /** The moment at which the writing began: it is what the note is about, however long it takes to write. */
  const draftAt = signal<number | undefined>(undefined)
  const isWanted = signal(false)
  const sought = signal('')
  const editedId = signal<string | undefined>(undefined)
  const all = computed(() => readValue(query.value)?.shown)
  const found = computed(() => findNotes(all.value ?? [], sought.value))

  const tell = (error: unknown) => {
    console.error(error)
    toasts.show({ text: `That could not be done. ${error instanceof Error ? error.message : String(error)}` })
  }
  /** Answers whether it was done; otherwise the person was told why not. */
  const tried = (asking: Promise<unknown>) =>
    asking.then(
      () => true,
      (error: unknown) => {
        tell(error)
        return false
      },
    )

  const write = (part: Partial<NoteWords>) => {
    draft.value = { ...draft.peek(), ...part }
    if (draft.peek().text !== '') draftAt.value ??= readAt()
    else if (part.text === '') draftAt.value = undefined
  }
  const drop = () => {
    draft.value = NO_WORDS
    draftAt.value = undefined
  }
  const add = async () => {
    const words = draft.peek()
    const at = draftAt.peek() ?? readAt()
    if (!ask || !(await tried(ask('markMoment', { sessionId, at, ...words })))) return false
    drop()
    return true
  }

  /** Only what became another is asked for: a text that an edit hides stays as it is stored. */
  const save = async (note: Note, words: NoteWords) => {
    const before = readNoteWords(note)
    const changes = Object.fromEntries(
      Object.entries(words).filter(([name, value]) => value !== before[name as keyof NoteWords]),
    ) as Partial<NoteWords>
    const isSame = Object.keys(changes).length === 0
    if (!ask || (!isSame && !(await tried(ask('editNote', { noteId: note.id, changes }))))) return false
    editedId.value = undefined
    return true
  }

  const remove = async ({ id }: Note) => {
    const stored = readValue(query.peek())?.stored.find((note) => note.id === id)
    const deletedAt = now()
    if (!ask || !stored || !(await tried(ask('deleteNote', { noteId: id })))) return false
    const run = () => void tried(ask('restoreNote', { note: stored, deletedAt }))
    toasts.show({ text: 'Note deleted.', action: { label: 'Undo', run } })
    return true
  }

  return {
    canWrite: () => ask !== undefined,
    /** `undefined` until they are read. */
    all,
    found,
    sought,
    draft,
    draftAt,
    isWanted,
    editedId,
    write,
    drop,
    add,
    save,
    remove,
    search: (text: string) => void (sought.value = text),
    edit: (id: string | undefined) => void (editedId.value = id),
    /** Somebody wants to write: the form takes the focus, and what they write is about this moment. */
    begin() {
      draftAt.value ??= readAt()
      isWanted.value = true
    },
    /** Nothing was written after all. */
    leave() {
      if (draft.peek().text === '') draftAt.value = undefined
    },
    takeFocus: () => void (isWanted.value = false),
  }
})

export type NotesState = InstanceType<typeof NotesModel>
