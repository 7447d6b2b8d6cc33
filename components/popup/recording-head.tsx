import { Pause, Play, Square } from 'lucide-preact'
import type { RefObject } from 'preact'

import { Button } from '@/components/parts/button'
import { describeNumber } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'
import { RecordingDot } from '@/components/parts/recording-dot'
import { measureSession } from '@/lib/model/measure-session'
import type { Session } from '@/lib/model/session'

import type { PopupState } from './popup-model'

interface RecordingProps {
  popup: PopupState
  session: Session
}

/** That a recording goes on or rests, and since when. */
export function RecordingHead({ popup, session }: RecordingProps) {
  const isPaused = session.status === 'paused'
  const start = session.startedAt
  return (
    <div class="popup-state">
      <h2>
        <RecordingDot isPaused={isPaused} />
        {isPaused ? 'Paused' : 'Recording'}
      </h2>
      <p class="popup-site figures" title={describeInstantInFull(start)}>
        since {describeInstant(start, popup.clock.peek())}
      </p>
    </div>
  )
}

export function RecordingFigures({ popup, session }: RecordingProps) {
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

export interface RecordingButtonsProps extends RecordingProps {
  stopRef?: RefObject<HTMLButtonElement | null>
}

export function RecordingButtons({ popup, session, stopRef }: RecordingButtonsProps) {
  return (
    <div class="popup-actions">
      <Button
        {...(stopRef ? { ref: stopRef } : {})}
        look="primary"
        icon={Square}
        onClick={() => void popup.stop(session.id)}
      >
        Stop recording
      </Button>
      {session.status === 'paused' ? (
        <Button icon={Play} onClick={() => void popup.resume(session.id)}>
          Resume
        </Button>
      ) : (
        <Button icon={Pause} onClick={() => void popup.pause(session.id)}>
          Pause
        </Button>
      )}
    </div>
  )
}
