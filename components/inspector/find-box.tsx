import { Search } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'

import { useKeys } from '@/components/parts/use-keys'

import { TYPING_MS } from './limits'

export interface FindBoxProps {
  label: string
  text: string
  onText: (text: string) => void
}

/** Search within a list; `/` goes there, Escape clears it and leaves. */
export function FindBox({ label, text, onText }: FindBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What was told last: what comes back is only of interest when it is something else. By then more may be typed. */
  const toldRef = useRef(text)
  useEffect(() => {
    if (text !== toldRef.current) setTyped(text)
    toldRef.current = text
  }, [text])
  useEffect(() => () => clearTimeout(timerRef.current), [])
  useKeys({ '/': () => input.current?.focus() })
  const type = (next: string, waitMs: number) => {
    setTyped(next)
    clearTimeout(timerRef.current)
    const tell = () => {
      toldRef.current = next
      onText(next)
    }
    if (waitMs === 0) tell()
    else timerRef.current = setTimeout(tell, waitMs)
  }
  return (
    <div class="find-box">
      <Search size={14} aria-hidden="true" />
      <input
        ref={input}
        class="field-box"
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={`${label} (/)`}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => type(event.currentTarget.value, TYPING_MS)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          type('', 0)
          input.current?.blur()
        }}
      />
    </div>
  )
}
