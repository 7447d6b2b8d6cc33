import { Download, KeyRound, Lock, Send } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { TextField } from '@/components/parts/text-field'

import type { SendState } from './destination-model'

export interface SendFormProps {
  destination: SendState
  onSend: () => void
}

/** Its button stands in the row that is always in sight. */
const FORM_ID = 'send-form'

/** The address of an endpoint that takes the file as it is. */
export function SendForm({ destination, onSend }: SendFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const address = useRef<HTMLInputElement>(null)
  useEffect(() => {
    address.current?.focus()
    form.current?.scrollIntoView({ block: 'end' })
  }, [])
  return (
    <form
      ref={form}
      id={FORM_ID}
      class="files-sheet files-send"
      aria-label="Send to an endpoint"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {destination.onlyServer.value !== '' && (
        <Callout meaning="plain" icon={Lock} title="Set by your organisation">
          <p>Its policy lets files go to {destination.onlyServer.value} only.</p>
        </Callout>
      )}
      <TextField
        label="Address"
        inputRef={address}
        isCode
        placeholder="https://uploads.example.org/sessions"
        value={destination.address.value}
        onValue={destination.setAddress}
        problem={destination.problem.value}
      />
      <TextField
        label="Bearer token (optional)"
        isCode
        isSecret
        value={destination.token.value}
        onValue={destination.setToken}
      />
      <p class="files-hint">
        The file leaves as it is, not sealed: who runs the endpoint can read it. The address has to begin with https://,
        or be on this machine; one that was signed beforehand needs no token. Neither is kept when you close this page.
      </p>
    </form>
  )
}

export function SendButtons({ destination, isReady }: Pick<SendFormProps, 'destination'> & { isReady: boolean }) {
  const closedHost = destination.closedHost.value
  return (
    <>
      <Button
        type="submit"
        form={FORM_ID}
        look="primary"
        icon={closedHost === '' ? Send : KeyRound}
        disabled={!isReady}
      >
        {closedHost === '' ? 'Send file' : `Allow access to ${closedHost} and send`}
      </Button>
      <Button icon={Download} onClick={destination.toggle}>
        Save it instead
      </Button>
    </>
  )
}
