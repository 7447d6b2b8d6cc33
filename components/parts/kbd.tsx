import './kbd.css'

/** A key to press. */
export function Kbd({ keyName }: { keyName: string }) {
  return <kbd class="kbd">{keyName}</kbd>
}
