import type { RefObject } from 'preact'
import { useId } from 'preact/hooks'

import './field.css'

export interface TextFieldProps {
  label: string
  value: string
  onValue: (value: string) => void
  placeholder?: string
  inputRef?: RefObject<HTMLInputElement | null>
}

/** One line of text under its label. What people type may run right to left. */
export function TextField({ label, value, onValue, placeholder = '', inputRef }: TextFieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        {...(inputRef ? { ref: inputRef } : {})}
        id={id}
        class="field-box"
        type="text"
        dir="auto"
        autocomplete="off"
        placeholder={placeholder}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}
