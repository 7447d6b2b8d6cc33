import { Flag } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'

import { isSending, NoteFields } from './note-fields'
import type { NotesState } from './notes-model'

import './notes.css'

export interface AddNoteProps {
  notes: NotesState
  /** On the button. */
  label: string
  /** Beside the button, such as its key. */
  children?: ComponentChildren
}

/** Writes a note at this moment; with nothing written it marks it. */
export function AddNote({ notes, label, children }: AddNoteProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const isWanted = notes.isWanted.value
  useEffect(() => {
    if (!isWanted) return
    area.current?.focus()
    notes.takeFocus()
  }, [isWanted, notes])

  const submit = (event: Event) => {
    event.preventDefault()
    void notes.add()
  }
  const handleKey = (event: KeyboardEvent) => {
    if (isSending(event)) submit(event)
    else if (event.key === 'Escape') {
      event.stopPropagation()
      notes.drop()
      area.current?.blur()
    }
  }
  return (
    <form class="note-form" aria-label="Add a note" onSubmit={submit}>
      <NoteFields
        label="Note"
        words={notes.draft.value}
        onWords={notes.write}
        areaRef={area}
        onKey={handleKey}
        onLeave={notes.leave}
      />
      <div class="note-form-buttons">
        <Button type="submit" icon={Flag}>
          {label}
        </Button>
        {children}
      </div>
    </form>
  )
}
