import { useId } from 'preact/hooks'

import './choice.css'

export interface ChoiceProps<Value extends string> {
  /** What is chosen, for those who hear it. */
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onValue: (value: Value) => void
}

/** One of two or three, all in sight. Arrow keys move between them, as between the radio buttons they are. */
export function Choice<Value extends string>({ label, value, options, onValue }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <div class="choice" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class="choice-option">
          <input
            type="radio"
            class="only-read-out"
            name={name}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          <span class="cut">{option.label}</span>
        </label>
      ))}
    </div>
  )
}
