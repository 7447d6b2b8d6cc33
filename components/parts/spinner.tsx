import './progress-bar.css'

/** Something is under way and its amount is not known. */
export function Spinner({ label }: { label: string }) {
  return (
    <>
      <span class="spinner" aria-hidden="true" />
      <span class="only-read-out">{label}</span>
    </>
  )
}
