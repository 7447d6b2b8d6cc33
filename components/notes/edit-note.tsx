import { useEffect, useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { readNoteWords, type Note } from '@/lib/model/note'

import { isSending, NoteFields } from './note-fields'
import type { NotesState } from './notes-model'

/** A note being changed, in its place. */
export function EditNote({ notes, note }: { notes: NotesState; note: Note }) {
  const [words, setWords] = useState(readNoteWords(note))
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])

  const submit = (event: Event) => {
    event.preventDefault()
    void notes.save(note, words)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (isSending(event)) submit(event)
    else if (event.key === 'Escape') {
      event.stopPropagation()
      notes.edit(undefined)
    }
  }
  return (
    <form class="note-form note-edited" aria-label="Edit the note" onSubmit={submit}>
      <NoteFields
        label="Text"
        words={words}
        onWords={(part) => setWords({ ...words, ...part })}
        areaRef={area}
        onKey={handleKey}
      />
      <div class="note-form-buttons">
        <Button type="submit" size="small">
          Save note
        </Button>
        <Button size="small" look="quiet" onClick={() => notes.edit(undefined)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
