import { Pencil, Trash2 } from 'lucide-preact'

import { describeInstantInFull } from '@/components/parts/describe-instant'
import { IconButton } from '@/components/parts/icon-button'
import { Tag } from '@/components/parts/tag'
import { takeKeys } from '@/components/parts/use-keys'
import { readNoteWords, type Note } from '@/lib/model/note'

import { describeNoteText, SEVERITY_NAMES, TAG_NAMES } from './describe-note'
import { NoteIcon } from './note-icon'

export interface NoteRowProps {
  note: Note
  /** Its moment, as it is called here. */
  time: string
  /** What pressing it does. */
  jump: string
  isCurrent: boolean
  onJump: () => void
  /** Both or none: where notes can only be read. */
  onEdit?: () => void
  onDelete?: () => void
}

/** A note: its moment leads there, its words stand in full. Delete on the focused moment deletes it, E changes it. */
export function NoteRow({ note, time, jump, isCurrent, onJump, onEdit, onDelete }: NoteRowProps) {
  const { tag, severity } = readNoteWords(note)
  return (
    <li class="note" {...(isCurrent ? { 'aria-current': 'true' } : {})}>
      <button
        type="button"
        class="note-jump"
        data-note={note.id}
        title={[...(severity === 'none' ? [] : [SEVERITY_NAMES[severity]]), jump, describeInstantInFull(note.at)].join(
          '\n',
        )}
        {...(onEdit && onDelete
          ? { 'aria-keyshortcuts': 'Delete e', onKeyDown: takeKeys({ Delete: onDelete, e: onEdit }) }
          : {})}
        onClick={onJump}
      >
        <NoteIcon severity={severity} />
        <span class="note-time figures">{time}</span>
        {severity !== 'none' && <span class="only-read-out">{SEVERITY_NAMES[severity]}</span>}
      </button>
      {tag !== 'none' && <Tag text={TAG_NAMES[tag]} />}
      <span class="note-room" />
      {note.editedAt !== undefined && (
        <span class="note-changed" title={`Changed ${describeInstantInFull(note.editedAt)}`}>
          edited
        </span>
      )}
      {onEdit && onDelete && (
        <span class="note-buttons">
          <IconButton icon={Pencil} label="Edit note" size="small" onClick={onEdit} />
          <IconButton icon={Trash2} label="Delete note" size="small" onClick={onDelete} />
        </span>
      )}
      <p class={note.text === '' ? 'note-text note-text-none' : 'note-text'} dir="auto">
        {describeNoteText(note)}
      </p>
    </li>
  )
}
