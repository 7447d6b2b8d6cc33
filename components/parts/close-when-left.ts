/** What is unfolded over something else closes by Escape and when the focus goes elsewhere. */
export function closeWhenLeft(details: HTMLDetailsElement): () => void {
  const watching = new AbortController()
  const { signal } = watching
  const leave = (event: FocusEvent) => {
    if (!details.contains(event.relatedTarget as Node | null)) details.open = false
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.open) return
    event.preventDefault()
    details.open = false
    details.querySelector('summary')?.focus()
  }
  details.addEventListener('focusout', leave, { signal })
  details.addEventListener('keydown', escape, { signal })
  return () => watching.abort()
}
