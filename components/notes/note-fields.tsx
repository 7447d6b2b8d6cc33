import type { RefObject } from 'preact'

import { SelectField } from '@/components/parts/select-field'
import { TextArea } from '@/components/parts/text-area'
import { MAX_NOTE_CHARACTERS, NOTE_SEVERITIES, NOTE_TAGS, type NoteWords } from '@/lib/model/note'

import { SEVERITY_NAMES, TAG_NAMES } from './describe-note'

const TAGS = NOTE_TAGS.map((value) => ({ value, label: TAG_NAMES[value] }))
const SEVERITIES = NOTE_SEVERITIES.map((value) => ({ value, label: SEVERITY_NAMES[value] }))

export interface NoteFieldsProps {
  label: string
  words: NoteWords
  onWords: (part: Partial<NoteWords>) => void
  areaRef: RefObject<HTMLTextAreaElement | null>
  /** Keys in the text. */
  onKey: (event: KeyboardEvent) => void
  onLeave?: () => void
}

/** What a note says, what it is about and how bad it is. */
export function NoteFields({ label, words, onWords, areaRef, onKey, onLeave }: NoteFieldsProps) {
  return (
    <>
      <TextArea
        label={label}
        rows={2}
        maxLength={MAX_NOTE_CHARACTERS}
        placeholder="What just happened?"
        value={words.text}
        onValue={(text) => onWords({ text })}
        areaRef={areaRef}
        onKeyDown={onKey}
        {...(onLeave ? { onBlur: onLeave } : {})}
      />
      <div class="note-pickers">
        <SelectField label="Tag" value={words.tag} options={TAGS} onValue={(tag) => onWords({ tag })} />
        <SelectField
          label="Severity"
          value={words.severity}
          options={SEVERITIES}
          onValue={(severity) => onWords({ severity })}
        />
      </div>
    </>
  )
}

/** Enter sends, as in every messenger; with Shift it is a new line. */
export function isSending(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing
}
