import { useModel } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { CheckField } from '@/components/parts/check-field'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { measureSession } from '@/lib/model/measure-session'
import { TagsField } from '@/components/parts/tags-field'
import { TextField } from '@/components/parts/text-field'
import type { Session } from '@/lib/model/session'

import { DiskFull } from './disk-full'
import type { PopupState } from './popup-model'
import { SaveFormModel } from './save-form-model'

/** After a stop: all is stored already, this gives it a name. */
export function SaveForm({ popup, session }: { popup: PopupState; session: Session }) {
  const { details, change, readDetails } = useModel(() => new SaveFormModel(session))
  const typed = details.value
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => title.current?.select(), [])

  const save = (event: Event) => {
    event.preventDefault()
    void popup.save(session.id, readDetails())
  }
  return (
    <form class="popup-form" onSubmit={save}>
      {session.endReason === 'disk full' && <DiskFull endedAt={session.endedAt} now={popup.clock.peek()} />}
      <Stored session={session} />
      <TextField label="Title" inputRef={title} value={typed.title} onValue={(text) => change({ title: text })} />
      <TagsField label="Tags" tags={typed.tags} onTags={(tags) => change({ tags })} />
      <TextField label="Person" value={typed.person} onValue={(person) => change({ person })} />
      <div class="popup-pair">
        <TextField label="Study" value={typed.study} onValue={(study) => change({ study })} />
        <TextField
          label="Participant code"
          value={typed.participant}
          onValue={(participant) => change({ participant })}
        />
      </div>
      <CheckField
        label="Consent confirmed"
        isChecked={typed.hasConsent}
        onChange={(hasConsent) => change({ hasConsent })}
      />
      <div class="popup-actions">
        <Button type="submit" look="primary">
          Save session
        </Button>
        <Button look="danger" onClick={() => void popup.discard(session.id)}>
          Discard
        </Button>
        <Button look="quiet" onClick={() => popup.dismiss(session.id)}>
          Not now
        </Button>
      </div>
    </form>
  )
}

function Stored({ session }: { session: Session }) {
  const parts = [
    describeDuration(measureSession(session, session.endedAt).lengthMs),
    describeCount(session.pageCount, 'page'),
    describeCount(session.eventCount, 'event'),
    describeBytes(session.bytes),
  ]
  return (
    <div class="popup-state">
      <h2>{session.endReason === 'saved from memory' ? 'Saved from the memory' : 'Recorded and stored'}</h2>
      <p class="popup-site figures">{parts.join(' · ')}</p>
    </div>
  )
}
