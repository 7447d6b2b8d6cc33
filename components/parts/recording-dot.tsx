import './recording-dot.css'

/** Pulses while something is recorded; stands still and hollow while it is paused. Always beside its word. */
export function RecordingDot({ isPaused = false }: { isPaused?: boolean }) {
  return <span class={isPaused ? 'recording-dot recording-dot-paused' : 'recording-dot'} aria-hidden="true" />
}
