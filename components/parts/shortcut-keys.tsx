import { Kbd } from './kbd'

import './shortcut-keys.css'

/** Keys that are pressed together: `Alt+Shift+M`, on a Mac `⌥⇧M`. */
export function ShortcutKeys({ keys }: { keys: string }) {
  const names = keys.includes('+') ? keys.split('+') : Array.from(keys)
  return (
    <span class="shortcut-keys">
      {names.map((name) => (
        <Kbd key={name} keyName={name} />
      ))}
    </span>
  )
}
