import type { RefObject } from 'preact'
import { useId } from 'preact/hooks'

import './field.css'

export interface TextAreaProps {
  label: string
  value: string
  onValue: (value: string) => void
  rows: number
  placeholder?: string
  /** More cannot be typed. */
  maxLength?: number
  areaRef?: RefObject<HTMLTextAreaElement | null>
  onKeyDown?: (event: KeyboardEvent) => void
  onBlur?: () => void
  /** Markup, code: monospaced, left to right, nothing to spell. */
  isCode?: boolean
  /** What is wrong with it, said below it. */
  problem?: string | null
}

/** Some lines of text under their label. */
export function TextArea({
  label,
  value,
  onValue,
  rows,
  placeholder = '',
  maxLength,
  areaRef,
  onKeyDown,
  onBlur,
  isCode = false,
  problem = null,
}: TextAreaProps) {
  const id = useId()
  const wrong = problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-problem` }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        {...wrong}
        {...(maxLength === undefined ? {} : { maxLength })}
        {...(areaRef ? { ref: areaRef } : {})}
        {...(onKeyDown ? { onKeyDown } : {})}
        {...(onBlur ? { onBlur } : {})}
        class={isCode ? 'field-box field-area code' : 'field-box field-area'}
        rows={rows}
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
