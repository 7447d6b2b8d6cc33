import { useId } from 'preact/hooks'

import './progress-bar.css'

export interface ProgressBarProps {
  label: string
  value: number
  max: number
}

/** How much of something; the amount in words stands beside it. */
export function ProgressBar({ label, value, max }: ProgressBarProps) {
  const id = useId()
  return (
    <>
      <label class="only-read-out" for={id}>
        {label}
      </label>
      <progress id={id} class="progress-bar" value={value} max={max > 0 ? max : 1} />
    </>
  )
}
