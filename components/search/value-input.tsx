import { useEffect, useId, useRef, useState } from 'preact/hooks'

export interface ValueInputProps {
  /** What it is the value of, for those who hear it. */
  label: string
  value: string | number
  isNumber?: boolean
  /** The only values there can be. */
  options?: readonly string[]
  /** Values there are, read when somebody begins to type. */
  suggest?: () => Promise<string[]>
  onValue: (value: string) => void
}

/** A value to compare with: typed, with what there is to choose from, or one of a few. */
export function ValueInput({ label, value, isNumber = false, options, suggest, onValue }: ValueInputProps) {
  const id = useId()
  const [known, setKnown] = useState<string[]>([])
  const [typed, setTyped] = useState(String(value))
  const inputRef = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // While somebody types, what they typed is newer than what came of it.
    if (document.activeElement !== inputRef.current) setTyped(String(value))
  }, [value])
  if (options) {
    return (
      <select
        class="filter-input"
        aria-label={label}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    )
  }
  return (
    <>
      <input
        ref={inputRef}
        class={`filter-input ${isNumber ? 'filter-number figures' : 'filter-text'}`}
        type={isNumber ? 'number' : 'text'}
        {...(isNumber ? { step: 'any' } : { dir: 'auto' })}
        aria-label={label}
        autocomplete="off"
        spellcheck={false}
        list={id}
        placeholder={isNumber ? '0' : 'value'}
        value={typed}
        onFocus={() => void suggest?.().then(setKnown)}
        onInput={(event) => {
          const next = event.currentTarget.value
          setTyped(next)
          // A number that is only half typed is none yet.
          if (!isNumber || next !== '') onValue(next)
        }}
      />
      <datalist id={id}>
        {known.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
    </>
  )
}
