import type { ReadonlySignal } from '@preact/signals'

import { Button } from '@/components/parts/button'
import { ShortcutKeys } from '@/components/parts/shortcut-keys'
import type { Shortcut } from '@/components/parts/watch-shortcut'

import './shortcuts-section.css'

export interface ShortcutsSectionProps {
  /** The key that marks a moment. */
  shortcut: ReadonlySignal<Shortcut>
  /** To where the browser lets people choose keys: no link leads there. */
  onChoose: () => void
}

/** Keys that work while a page has the focus: the browser gives them, so it is asked which they are. */
export function ShortcutsSection({ shortcut, onChoose }: ShortcutsSectionProps) {
  const known = shortcut.value
  return (
    <div class="shortcuts">
      <dl class="settings-facts">
        <dt>Mark this moment</dt>
        <dd>
          {known.state === 'set' && <ShortcutKeys keys={known.keys} />}
          {known.state === 'none' && 'No key is set: another extension may have it.'}
        </dd>
      </dl>
      <p>
        While a tab is recorded, the key adds a note at this moment, without words. A check mark on the toolbar icon
        says that it is there.
      </p>
      <p class="shortcuts-choose">
        <Button size="small" onClick={onChoose}>
          Choose keys in the browser
        </Button>
        <span class="code">chrome://extensions/shortcuts</span>
      </p>
    </div>
  )
}
