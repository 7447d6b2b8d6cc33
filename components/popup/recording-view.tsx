import { Flag, ScanEye } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { MarkKey } from '@/components/notes/mark-key'
import { Button } from '@/components/parts/button'
import { TextField } from '@/components/parts/text-field'
import type { Session } from '@/lib/model/session'

import { GapsSoFar } from './gaps-so-far'
import { HabitChoice } from './habit-choice'
import { MaskedLine } from './masked-line'
import { NotRecordedHere } from './not-recorded-here'
import type { PopupState } from './popup-model'
import { RecordedByRule } from './recorded-by-rule'
import { RecordingButtons, RecordingFigures, RecordingHead } from './recording-head'

/** A recording goes on: since when, how much, and what can be done about it. */
export function RecordingView({ popup, session }: { popup: PopupState; session: Session }) {
  const stop = useRef<HTMLButtonElement>(null)
  useEffect(() => stop.current?.focus(), [])

  return (
    <>
      <RecordingHead popup={popup} session={session} />
      <RecordingFigures popup={popup} session={session} />
      {session.mode === 'always' && <RecordedByRule popup={popup} />}
      <NotRecordedHere popup={popup} />
      <RecordingButtons popup={popup} session={session} stopRef={stop} />
      <NoteForm popup={popup} sessionId={session.id} />
      <GapsSoFar popup={popup} />
      {session.mode === 'always' && <HabitChoice popup={popup} />}
      <MaskedLine level={popup.level.value} isShort />
      <Button look="quiet" icon={ScanEye} onClick={() => void popup.preview()}>
        Preview masking
      </Button>
    </>
  )
}

function NoteForm({ popup, sessionId }: { popup: PopupState; sessionId: string }) {
  const submit = (event: Event) => {
    event.preventDefault()
    void popup.mark(sessionId)
  }
  return (
    <form class="popup-note" onSubmit={submit}>
      <TextField label="Note" placeholder="What just happened?" value={popup.note.value} onValue={popup.write} />
      <Button type="submit" icon={Flag}>
        Mark this moment
      </Button>
      <MarkKey shortcut={popup.shortcut} onChoose={popup.chooseKeys} />
    </form>
  )
}
