import { useLayoutEffect, useRef } from 'preact/hooks'

import type { Note } from '@/lib/model/note'

import { EditNote } from './edit-note'
import { NoteRow } from './note-row'
import type { NotesState } from './notes-model'

import './notes.css'

export interface NotesListProps {
  notes: NotesState
  shown: readonly Note[]
  /** The last one whose moment was reached. */
  currentId?: string | undefined
  describeTime: (at: number) => string
  /** What pressing a moment does. */
  jump: string
  onJump: (at: number) => void
}

/** The note with this id, or the one in this place once there are fewer. */
interface FocusWanted {
  id: string | undefined
  index: number
  below: number
}

/** Notes in order of time. Who deletes one by keyboard is on the one that took its place, who changed one is on it. */
export function NotesList({ notes, shown, currentId, describeTime, jump, onJump }: NotesListProps) {
  const list = useRef<HTMLOListElement>(null)
  const focusRef = useRef<FocusWanted | undefined>(undefined)
  const editedId = notes.editedId.value
  const lastEditedRef = useRef(editedId)
  useLayoutEffect(() => {
    if (lastEditedRef.current !== undefined && editedId === undefined)
      focusRef.current = { id: lastEditedRef.current, index: 0, below: Infinity }
    lastEditedRef.current = editedId
    const wanted = focusRef.current
    if (!wanted || shown.length >= wanted.below) return
    focusRef.current = undefined
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.note-jump') ?? [])]
    const same = buttons.find((one) => one.dataset['note'] === wanted.id)
    ;(same ?? buttons[Math.min(wanted.index, buttons.length - 1)])?.focus()
  }, [editedId, shown])

  const remove = async (note: Note) => {
    focusRef.current = { id: undefined, index: shown.indexOf(note), below: shown.length }
    if (!(await notes.remove(note))) focusRef.current = undefined
  }
  return (
    <ol class="notes" aria-label="Notes" ref={list}>
      {shown.map((note) =>
        note.id === editedId ? (
          <li key={note.id}>
            <EditNote notes={notes} note={note} />
          </li>
        ) : (
          <NoteRow
            key={note.id}
            note={note}
            time={describeTime(note.at)}
            jump={jump}
            isCurrent={note.id === currentId}
            onJump={() => onJump(note.at)}
            {...(notes.canWrite() && { onEdit: () => notes.edit(note.id), onDelete: () => void remove(note) })}
          />
        ),
      )}
    </ol>
  )
}
