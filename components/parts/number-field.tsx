import { useEffect, useId, useState } from 'preact/hooks'

import './field.css'

export interface NumberFieldProps {
  label: string
  value: number
  min: number
  max: number
  unit: string
  /** Called when the person is done typing. Answers with what is wrong, or `null`. */
  onValue: (value: number) => Promise<string | null> | string | null
}

/** A whole number with its unit. Enter, the arrows and leaving the field say that it is meant. */
export function NumberField({ label, value, min, max, unit, onValue }: NumberFieldProps) {
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => setProblem(null), [value])
  const change = async (input: HTMLInputElement) => {
    setProblem(await onValue(input.valueAsNumber))
  }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <span class="field-number">
        <input
          id={id}
          class="field-box figures"
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={1}
          value={value}
          aria-invalid={problem !== null}
          {...(problem === null ? {} : { 'aria-describedby': `${id}-problem` })}
          onChange={(event) => void change(event.currentTarget)}
        />
        {unit}
      </span>
      {problem !== null && (
        <p id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
