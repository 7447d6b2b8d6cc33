import { useId } from 'preact/hooks'

import './progress-bar.css'

export interface ProgressBarProps {
  label: string
  /** `undefined`: nobody knows how far it is. */
  value: number | undefined
  max: number
  /** The amount in words, such as `3 of 12 pages`; read out instead of a percentage. */
  text: string
}

/** How much of something. */
export function ProgressBar({ label, value, max, text }: ProgressBarProps) {
  const id = useId()
  return (
    <>
      <label class="only-read-out" for={id}>
        {label}
      </label>
      <progress id={id} class="progress-bar" value={value} max={max > 0 ? max : 1} aria-valuetext={text} />
    </>
  )
}
