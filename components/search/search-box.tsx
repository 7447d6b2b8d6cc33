import { Search } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'

import { useKeys } from '@/components/parts/use-keys'

/** While somebody types, the list follows after this: a letter is no question yet. */
const TYPING_MS = 150

/** Free text over titles, URLs, notes and clicked labels; `/` goes there. */
export function SearchBox({ text, onText }: { text: string; onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // What was typed meanwhile is newer than what comes from the address.
    if (document.activeElement !== input.current) setTyped(text)
  }, [text])
  useEffect(() => () => clearTimeout(timerRef.current), [])
  useKeys({ '/': () => input.current?.focus() })
  const type = (next: string) => {
    setTyped(next)
    clearTimeout(timerRef.current)
    timerRef.current = setTimeout(() => onText(next), TYPING_MS)
  }
  return (
    <div class="search-box">
      <Search size={16} aria-hidden="true" />
      <input
        ref={input}
        class="field-box"
        type="search"
        dir="auto"
        aria-label="Search titles, URLs, notes and clicked labels"
        placeholder="Search titles, URLs, notes, clicked labels"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          type('')
          input.current?.blur()
        }}
      />
    </div>
  )
}
