import type { LucideIcon } from 'lucide-preact'
import { useEffect, useId, useState } from 'preact/hooks'

import { Button } from './button'
import { closePopover, Popover } from './popover'

import './field.css'

export interface NamePopoverProps {
  icon?: LucideIcon
  /** On the button that opens it. */
  label: string
  field: string
  /** What the name is given for: on the button that does it. */
  action: string
  /** What an empty name does, where it does anything. */
  mayBeEmpty?: string
  /** What is wrong with a name, or `null`. */
  check?: (name: string) => string | null
  /** Names there are. */
  suggest?: () => Promise<string[]>
  onName: (name: string) => void
}

/** Asks for one name, with those there are to choose from. */
export function NamePopover({ icon, label, ...rest }: NamePopoverProps) {
  return (
    <Popover {...(icon ? { icon } : {})} label={label} title={rest.action}>
      <NameForm {...rest} />
    </Popover>
  )
}

type NameFormProps = Omit<NamePopoverProps, 'icon' | 'label'>

function NameForm({ field, action, mayBeEmpty, check, suggest, onName }: NameFormProps) {
  const id = useId()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [known, setKnown] = useState<string[]>([])
  useEffect(() => void suggest?.().then(setKnown), [suggest])
  const give = (event: Pick<Event, 'currentTarget'>, given: string) => {
    closePopover(event)
    onName(given)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const wrong = check?.(name.trim()) ?? null
    setProblem(wrong)
    if (name.trim() !== '' && wrong === null) give(event, name.trim())
  }
  return (
    <form class="field" onSubmit={submit}>
      <label class="field-label" for={id}>
        {field}
      </label>
      <input
        id={id}
        class="field-box"
        dir="auto"
        autocomplete="off"
        list={suggest ? `${id}-known` : undefined}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      {problem !== null && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div class="popover-actions">
        {mayBeEmpty && (
          <Button size="small" onClick={(event) => give(event, '')}>
            {mayBeEmpty}
          </Button>
        )}
        <Button size="small" look="primary" type="submit" disabled={name.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}
