import type { ReadonlySignal } from '@preact/signals'

import { ShortcutKeys } from '@/components/parts/shortcut-keys'
import type { Shortcut } from '@/components/parts/watch-shortcut'

import './mark-key.css'

export interface MarkKeyProps {
  shortcut: ReadonlySignal<Shortcut>
  /** To where the browser lets people choose keys: no link leads there. */
  onChoose: () => void
  /** Beside a button that says what it does there is room for the keys alone. */
  isShort?: boolean
}

/** The key that marks a moment while the page has the focus, or that there is none and how to get one. */
export function MarkKey({ shortcut, onChoose, isShort = false }: MarkKeyProps) {
  const known = shortcut.value
  if (known.state === 'loading') return null
  return (
    <span class="mark-key" title="Works while the page has the focus">
      {known.state === 'set' ? (
        <>
          <ShortcutKeys keys={known.keys} /> <span class={isShort ? 'only-read-out' : ''}>in the page</span>
        </>
      ) : (
        <>
          No key is set.{' '}
          <button type="button" class="mark-key-choose" title="chrome://extensions/shortcuts" onClick={onChoose}>
            Choose one
          </button>
        </>
      )}
    </span>
  )
}
