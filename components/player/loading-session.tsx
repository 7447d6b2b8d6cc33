import { useEffect } from 'preact/hooks'
import { useSignal } from '@preact/signals'

import { describeBytes } from '@/components/parts/describe-bytes'
import { ProgressBar } from '@/components/parts/progress-bar'

import { QUICK_LOAD_MS } from './limits'

/** Nothing for the first moment, because most sessions are there by then; after it the amount and a way out. */
export function LoadingSession({ doneBytes, totalBytes }: { doneBytes: number; totalBytes: number }) {
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
      <a class="button button-small" href="#/sessions">
        Cancel
      </a>
    </div>
  )
}
