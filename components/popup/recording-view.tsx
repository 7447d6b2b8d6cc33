import { Flag, Pause, Play, Square } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { describeNumber } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { measureSession } from '@/components/parts/measure-session'
import { RecordingDot } from '@/components/parts/recording-dot'
import { TextField } from '@/components/parts/text-field'
import type { Session } from '@/lib/model/session'

import { GapsSoFar } from './gaps-so-far'
import { HabitChoice } from './habit-choice'
import { MaskedLine } from './masked-line'
import { NotRecordedHere } from './not-recorded-here'
import type { PopupState } from './popup-model'
import { RecordedByRule } from './recorded-by-rule'

/** A recording goes on: since when, how much, and what can be done about it. */
export function RecordingView({ popup, session }: { popup: PopupState; session: Session }) {
  const stop = useRef<HTMLButtonElement>(null)
  useEffect(() => stop.current?.focus(), [])

  const isPaused = session.status === 'paused'
  const start = session.startedAt
  return (
    <>
      <div class="popup-state">
        <h2>
          <RecordingDot isPaused={isPaused} />
          {isPaused ? 'Paused' : 'Recording'}
        </h2>
        <p class="popup-site figures" title={describeInstantInFull(start)}>
          since {describeInstant(start, popup.clock.peek())}
        </p>
      </div>
      <Figures popup={popup} session={session} />
      {session.mode === 'always' && <RecordedByRule popup={popup} />}
      <NotRecordedHere popup={popup} />
      <div class="popup-actions">
        <Button ref={stop} look="primary" icon={Square} onClick={() => void popup.stop(session.id)}>
          Stop recording
        </Button>
        {isPaused ? (
          <Button icon={Play} onClick={() => void popup.resume(session.id)}>
            Resume
          </Button>
        ) : (
          <Button icon={Pause} onClick={() => void popup.pause(session.id)}>
            Pause
          </Button>
        )}
      </div>
      <NoteForm popup={popup} sessionId={session.id} />
      <GapsSoFar popup={popup} />
      {session.mode === 'always' && <HabitChoice popup={popup} />}
      <MaskedLine isShort />
    </>
  )
}

function Figures({ popup, session }: { popup: PopupState; session: Session }) {
  const { lengthMs } = measureSession(session, popup.clock.value)
  return (
    <dl class="popup-figures figures">
      <div>
        <dt>Time</dt>
        <dd>{describeDuration(lengthMs)}</dd>
      </div>
      <div>
        <dt>Pages</dt>
        <dd>{describeNumber(session.pageCount)}</dd>
      </div>
      <div>
        <dt>Events</dt>
        <dd>{describeNumber(session.eventCount)}</dd>
      </div>
    </dl>
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
    </form>
  )
}
