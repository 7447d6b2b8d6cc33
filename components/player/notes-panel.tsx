import { useComputed, type ReadonlySignal } from '@preact/signals'

import { AddNote } from '@/components/notes/add-note'
import { NotesList } from '@/components/notes/notes-list'
import type { NotesState } from '@/components/notes/notes-model'
import { EmptyState } from '@/components/parts/empty-state'
import { Kbd } from '@/components/parts/kbd'
import { useKeys } from '@/components/parts/use-keys'
import { findLastIndexUntil } from '@/lib/replay/find-until'

import { describePosition } from './describe-time'

import './notes-panel.css'

export interface NotesPanelProps {
  notes: NotesState
  /** The session's start. */
  from: number
  at: ReadonlySignal<number>
  onJump: (at: number) => void
}

/** Notes of the session beside its replay: the last one that was reached is marked, new ones are about the moment shown. */
export function NotesPanel({ notes, from, at, onJump }: NotesPanelProps) {
  const { found, all, sought } = notes
  const current = useComputed(() => found.value[findLastIndexUntil(found.value, at.value, (note) => note.at)]?.id)
  const position = useComputed(() => describePosition((notes.draftAt.value ?? at.value) - from))
  const shown = found.value
  return (
    <section class="notes-panel" aria-label="Notes">
      {notes.canWrite() && (
        <div class="notes-panel-add">
          <AddNote notes={notes} label={`Add at ${position.value}`}>
            <span class="notes-panel-hint">
              <Kbd keyName="N" /> from anywhere
            </span>
          </AddNote>
        </div>
      )}
      {(all.value ?? []).length > 0 && (
        <input
          class="field-box notes-panel-search"
          type="search"
          aria-label="Search in notes"
          placeholder="Search in notes"
          autocomplete="off"
          value={sought.value}
          onInput={(event) => notes.search(event.currentTarget.value)}
        />
      )}
      <div class="notes-panel-list">
        {shown.length > 0 ? (
          <NotesList
            notes={notes}
            shown={shown}
            currentId={current.value}
            describeTime={(moment) => describePosition(moment - from)}
            jump="Go to this moment"
            onJump={onJump}
          />
        ) : (
          all.value && <NoNotes isSearch={all.value.length > 0} canWrite={notes.canWrite()} />
        )}
      </div>
    </section>
  )
}

function NoNotes({ isSearch, canWrite }: { isSearch: boolean; canWrite: boolean }) {
  return isSearch ? (
    <EmptyState title="No note says this" />
  ) : (
    <EmptyState title="No notes yet">
      {canWrite && <p>What you write stands in the list, in the events and on the timeline.</p>}
    </EmptyState>
  )
}

/**
 * N from anywhere in the player: `onOpen` shows the notes, the form takes the focus. In full screen there is no form:
 * it is left first.
 */
export function useNoteKey(notes: NotesState, onOpen: () => void): void {
  const begin = async () => {
    onOpen()
    if (document.fullscreenElement) await document.exitFullscreen()
    notes.begin()
  }
  useKeys(notes.canWrite() ? { n: () => void begin() } : {})
}
