import { useEffect } from 'preact/hooks'
import { useSignal } from '@preact/signals'

import { describeBytes } from '@/components/parts/describe-bytes'
import { ProgressBar } from '@/components/parts/progress-bar'

import { QUICK_LOAD_MS } from './limits'

export interface LoadingSessionProps {
  doneBytes: number
  totalBytes: number
  /** Where one can go meanwhile; nowhere in a viewer. */
  cancelHref?: string
}

/** Nothing for the first moment, because most sessions are there by then; after it the amount and a way out. */
export function LoadingSession({ doneBytes, totalBytes, cancelHref }: LoadingSessionProps) {
  const isSlow = useSignal(false)
  useEffect(() => {
    const timer = setTimeout(() => (isSlow.value = true), QUICK_LOAD_MS)
    return () => clearTimeout(timer)
  }, [isSlow])
  if (!isSlow.value) return null
  const amount = `${describeBytes(doneBytes)} of ${describeBytes(totalBytes)}`
  return (
    <div class="loading-session">
      <p class="figures">Reading the session: {amount}</p>
      <ProgressBar label="Reading the session" value={doneBytes} max={totalBytes} text={amount} />
      {cancelHref !== undefined && (
        <a class="button button-small" href={cancelHref}>
          Cancel
        </a>
      )}
    </div>
  )
}
