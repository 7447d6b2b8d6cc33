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
  /** Nobody beside one sees what is typed, and the browser does not offer to keep it. */
  isSecret?: boolean
  /** Somebody else decides it; `hint` says who. */
  isLocked?: boolean
  /** Said below it. */
  hint?: string
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
  isSecret = false,
  isLocked = false,
  hint = '',
  problem = null,
}: TextFieldProps) {
  const id = useId()
  const wrong = problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-problem` }
  const hinted = hint === '' || problem !== null ? {} : { 'aria-describedby': `${id}-hint` }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        {...(inputRef ? { ref: inputRef } : {})}
        id={id}
        {...wrong}
        {...hinted}
        class={`field-box${isCode ? ' code' : ''}${isLocked ? ' field-locked' : ''}`}
        readOnly={isLocked}
        {...(isSecret ? { type: 'password' as const } : {})}
        dir={isCode ? 'ltr' : 'auto'}
        spellcheck={!isCode}
        autocomplete={isSecret ? 'new-password' : 'off'}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== '' && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
