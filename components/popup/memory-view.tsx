import { Circle, History } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import type { Session } from '@/lib/model/session'

import { GapsSoFar } from './gaps-so-far'
import { HabitChoice } from './habit-choice'
import { MaskedLine } from './masked-line'
import { measureMemory } from './measure-memory'
import { NotRecordedHere } from './not-recorded-here'
import type { PopupState } from './popup-model'
import { SitesLink } from './sites-link'

/** The rolling memory of this tab: what it holds, and the way to make a session of it. */
export function MemoryView({ popup, session }: { popup: PopupState; session: Session }) {
  const save = useRef<HTMLButtonElement>(null)
  useEffect(() => save.current?.focus(), [])

  const { rollingMinutes } = popup.settings.value
  return (
    <>
      <div class="popup-state">
        <h2>
          <History size={16} aria-hidden="true" />
          Keeping the last {describeCount(rollingMinutes, 'minute')} of this site, nothing else
        </h2>
        <p class="popup-site">
          Because of a rule: <SitesLink />
        </p>
      </div>
      <NotRecordedHere popup={popup} />
      <div class="popup-actions">
        <Button
          ref={save}
          look="primary"
          disabled={popup.memory.isSaving.value}
          onClick={() => void popup.memory.save()}
        >
          Save what just happened
        </Button>
      </div>
      <p class="popup-hint figures">
        {popup.memory.isSaving.value ? 'Saving' : 'Saves'} the last{' '}
        {describeDuration(measureMemory(session, rollingMinutes, popup.clock.value))} as a session. The memory goes on.
      </p>
      <div class="popup-actions">
        <Button icon={Circle} onClick={() => void popup.start()}>
          Start recording
        </Button>
      </div>
      <GapsSoFar popup={popup} />
      <HabitChoice popup={popup} />
      <MaskedLine level={popup.level.value} isShort />
    </>
  )
}
