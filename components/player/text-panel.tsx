import { useLayoutEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { TextField } from '@/components/parts/text-field'

import type { TextFinding, TextState } from './text-model'

const FINDINGS: Record<TextFinding, string> = {
  'nothing asked': 'In every case and spelling, in titles, addresses and labels too.',
  looking: 'Looking for it…',
  found: 'It is in this session.',
  missing: '',
  failed: 'The session could not be read. Nothing was changed. Try again.',
}

/** A text that is to go, with what is found of it while it is typed. */
export function TextPanel({ text, onLeave }: { text: TextState; onLeave: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  // At once: who takes the tool by a key types on.
  const count = text.suggestions.value
  useLayoutEffect(() => field.current?.focus(), [count])
  useLayoutEffect(() => {
    const input = field.current
    // Keys of the screen are silent while somebody types.
    const leave = (event: KeyboardEvent) => void (event.key === 'Escape' && onLeave())
    input?.addEventListener('keydown', leave)
    return () => input?.removeEventListener('keydown', leave)
  }, [onLeave])
  const send = (event: Event) => {
    event.preventDefault()
    void text.remove().then(() => field.current?.focus())
  }
  return (
    <form class="edit-panel edit-panel-text" onSubmit={send}>
      <TextField
        label="Text to take out"
        inputRef={field}
        value={text.text.value}
        onValue={text.setText}
        problem={text.problem.value}
      />
      <Button type="submit" look="danger">
        Remove
      </Button>
      <output class="edit-panel-finding">{text.problem.value === null && FINDINGS[text.finding.value]}</output>
    </form>
  )
}
