import { ShieldCheck, TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { CheckField } from '@/components/parts/check-field'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { SelectField } from '@/components/parts/select-field'
import { TextField } from '@/components/parts/text-field'

import { EXPIRY_OPTIONS } from './expiries'
import type { ShareState } from './share-model'

import './share-form.css'

/** What of the session goes out. */
export interface Leaving {
  pageCount: number
  eventCount: number
  noteCount: number
  bytes: number
  /** Changes that take something out of it; they hold for what is shared. */
  editCount: number
}

export interface ShareFormProps {
  model: ShareState
  leaving: Leaving
  /** Goes to the tools that take something out. */
  onRedact: () => void
}

/** Where to, for how long, for whom. */
export function ShareForm({ model, leaving, onRedact }: ShareFormProps) {
  const problem = model.problem.value
  return (
    <form
      class="share-form"
      onSubmit={(event) => {
        event.preventDefault()
        void model.create()
      }}
    >
      <WhatLeaves leaving={leaving} onRedact={onRedact} />
      <TextField
        label="Endpoint"
        isCode
        placeholder="https://shares.example.org"
        value={model.endpoint.value}
        onValue={model.setEndpoint}
        isLocked={model.isLocked.value}
        hint={model.isLocked.value ? 'Set by your organisation: its policy lets sessions go to this server only.' : ''}
      />
      <div class="share-form-pair">
        <TextField
          label="Upload secret"
          isCode
          isSecret
          value={model.uploadSecret.value}
          onValue={model.setUploadSecret}
        />
        <SelectField label="Expires" value={model.expires.value} options={EXPIRY_OPTIONS} onValue={model.setExpires} />
        <TextField label="Password (optional)" isSecret value={model.password.value} onValue={model.setPassword} />
        <TextField
          label="Times it may be opened"
          placeholder="any number"
          value={model.views.value}
          onValue={model.setViews}
        />
      </div>
      <div>
        <CheckField
          label={`Open at this moment, ${describeDuration(model.momentMs.value)}`}
          isChecked={model.fromMoment.value}
          onChange={model.setFromMoment}
        />
        <CheckField
          label="Readers may keep a copy"
          isChecked={model.mayDownload.value}
          onChange={model.setMayDownload}
        />
      </div>
      {problem !== null && <Callout meaning="error" icon={TriangleAlert} title={problem} />}
      <p class="share-form-quiet">
        It is sealed here before it leaves. The server cannot read it: the key is only in the link, so who has the link
        can watch. The address has to begin with https://, or be on this machine.
      </p>
      <div class="share-form-buttons">
        <Button onClick={model.close}>Close</Button>
        <Button type="submit" look="primary" disabled={model.isAsking.value}>
          Create link
        </Button>
      </div>
    </form>
  )
}

function WhatLeaves({ leaving, onRedact }: Pick<ShareFormProps, 'leaving' | 'onRedact'>) {
  const { pageCount, eventCount, noteCount, bytes, editCount } = leaving
  const counts = [
    describeCount(pageCount, 'page'),
    describeCount(eventCount, 'event'),
    describeCount(noteCount, 'note'),
    `about ${describeBytes(bytes)}`,
  ]
  return (
    <Callout meaning="plain" icon={ShieldCheck} title="What leaves this machine">
      <p class="figures">{counts.join(', ')}. What was masked is not in it.</p>
      <p>
        {editCount > 0
          ? `${describeCount(editCount, 'change')} that take something out hold for it. `
          : 'Nothing was taken out of it. '}
        <Button size="small" look="quiet" onClick={onRedact}>
          Redact or trim first
        </Button>
      </p>
    </Callout>
  )
}
