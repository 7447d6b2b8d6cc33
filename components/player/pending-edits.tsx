import { ChevronDown, EyeOff, LoaderCircle } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { closeWhenLeft } from '@/components/parts/close-when-left'
import { describeCount } from '@/components/parts/describe-count'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { useReturnedFocus } from '@/components/settings/use-returned-focus'
import type { Edit } from '@/lib/model/edit'

import { describeEdit } from './describe-edit'
import type { EditState } from './edit-model'
import { PermanentDialog } from './permanent-dialog'

import './pending-edits.css'

/** What was taken out and can still be undone, or is being made permanent. */
export function PendingEdits({ edit }: { edit: EditState }) {
  const pending = edit.pending.value
  return (
    <>
      {edit.isBecomingPermanent.value && (
        <output class="pending-running">
          <LoaderCircle size={16} aria-hidden="true" /> Changes are being made permanent
        </output>
      )}
      {pending.length > 0 && <PendingList edits={pending} onUndo={(id) => void edit.undo(id)} />}
      {pending.length > 0 && !edit.isBecomingPermanent.value && (
        <Button size="small" onClick={() => edit.setConfirming(true)}>
          Make permanent…
        </Button>
      )}
      <PermanentDialog edit={edit} />
    </>
  )
}

function PendingList({ edits, onUndo }: { edits: Edit[]; onUndo: (id: string) => void }) {
  const details = useRef<HTMLDetailsElement>(null)
  const summary = useRef<HTMLElement>(null)
  const { listRef, noteRemoval } = useReturnedFocus(edits.length, summary)
  useEffect(() => (details.current ? closeWhenLeft(details.current) : undefined), [])
  return (
    <details ref={details} class="pending">
      <summary ref={summary} class="pending-summary figures">
        <EyeOff size={16} aria-hidden="true" />
        {describeCount(edits.length, 'change')}, not permanent yet
        <ChevronDown size={16} aria-hidden="true" />
      </summary>
      <ul ref={listRef} class="pending-list" aria-label="Changes that can be undone">
        {edits.map((edit, index) => (
          <li key={edit.id} class="pending-item">
            <span class="cut" dir="auto" title={describeEdit(edit)}>
              {describeEdit(edit)}
            </span>
            <time
              class="pending-time figures"
              dateTime={new Date(edit.createdAt).toISOString()}
              title={describeInstantInFull(edit.createdAt)}
            >
              {describeInstant(edit.createdAt, edits.at(-1)!.createdAt)}
            </time>
            <Button
              size="small"
              data-does="remove"
              aria-label={`Undo: ${describeEdit(edit)}`}
              onClick={() => {
                noteRemoval(index)
                onUndo(edit.id)
              }}
            >
              Undo
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
