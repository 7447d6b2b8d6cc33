import { Pencil, Trash } from 'lucide-preact'
import type { ComponentChildren, RefObject } from 'preact'
import { useState } from 'preact/hooks'

import { IconButton } from '@/components/parts/icon-button'

import { useReturnedFocus } from './use-returned-focus'

import './entry-list.css'

export interface EntryListProps<Entry> {
  label: string
  entries: readonly Entry[]
  /** What an entry is known by, also to those who hear its buttons. */
  keyOf: (entry: Entry) => string
  isLocked: boolean
  /** What stands in a row. */
  renderRow: (entry: Entry) => ComponentChildren
  onRemove: (entry: Entry) => void
  /** The form that an entry is changed in; without one it can only be removed. */
  renderForm?: (entry: Entry, onDone: () => void) => ComponentChildren
  /** Gets the focus when the last entry was removed. */
  afterLast: RefObject<HTMLElement | null>
}

/** Rules in a list, each with its buttons. Nothing is drawn for none. */
export function EntryList<Entry>(props: EntryListProps<Entry>) {
  const { label, entries, keyOf, isLocked, renderRow, renderForm, onRemove, afterLast } = props
  const [editedAt, setEditedAt] = useState(-1)
  const { listRef, noteRemoval, noteEdited } = useReturnedFocus(entries.length, afterLast)
  if (entries.length === 0) return null

  const remove = (entry: Entry, at: number) => {
    noteRemoval(at)
    setEditedAt(-1)
    onRemove(entry)
  }
  const endEdit = (at: number) => {
    noteEdited(at)
    setEditedAt(-1)
  }
  return (
    <ul ref={listRef} class="entries" aria-label={label}>
      {entries.map((entry, at) => {
        const name = keyOf(entry)
        if (renderForm && at === editedAt && !isLocked) {
          return (
            <li key={name} class="entry-edited">
              {renderForm(entry, () => endEdit(at))}
            </li>
          )
        }
        return (
          <li key={name} class="entry">
            <div class="entry-words">{renderRow(entry)}</div>
            {!isLocked && (
              <span class="entry-buttons">
                {renderForm && (
                  <IconButton
                    icon={Pencil}
                    label={`Edit ${name}`}
                    size="small"
                    data-does="edit"
                    onClick={() => setEditedAt(at)}
                  />
                )}
                <IconButton
                  icon={Trash}
                  label={`Remove ${name}`}
                  size="small"
                  data-does="remove"
                  onClick={() => remove(entry, at)}
                />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Under what stands in a row: why nothing comes of it. */
export function EntryProblem({ children }: { children: ComponentChildren }) {
  return <p class="entry-problem">{children}</p>
}
