import type { RefObject } from 'preact'
import { useId } from 'preact/hooks'

import './field.css'

export interface TextFieldProps {
  label: string
  value: string
  onValue: (value: string) => void
  placeholder?: string
  inputRef?: RefObject<HTMLInputElement | null>
  /** Names, URLs, code: monospaced, left to right, nothing to spell. */
  isCode?: boolean
  /** What is wrong with it, said below it. */
  problem?: string | null
}

/** One line of text under its label. What people type may run right to left. */
export function TextField({
  label,
  value,
  onValue,
  placeholder = '',
  inputRef,
  isCode = false,
  problem = null,
}: TextFieldProps) {
  const id = useId()
  const wrong = problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-problem` }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        {...(inputRef ? { ref: inputRef } : {})}
        id={id}
        {...wrong}
        class={isCode ? 'field-box code' : 'field-box'}
        type="text"
        dir={isCode ? 'ltr' : 'auto'}
        spellcheck={!isCode}
        autocomplete="off"
        placeholder={placeholder}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
