import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** From a key as `describeKey` names it to what it does; answering `false` leaves the key to the browser. */
export type KeyMap = Record<string, (event: KeyboardEvent) => boolean | void>

const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]'

/** Keys of a whole screen. They are silent while somebody types into a field or a dialog is open. */
export function useKeys(keys: KeyMap): void {
  const latestRef = useRef(keys)
  useLayoutEffect(() => {
    latestRef.current = keys
  })

  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null
      if (event.defaultPrevented || isTyping || document.querySelector('dialog[open]')) return
      const act = latestRef.current[describeKey(event)]
      if (act && act(event) !== false) event.preventDefault()
    }
    document.addEventListener('keydown', handle)
    return () => document.removeEventListener('keydown', handle)
  }, [])
}

/** `j`, `ArrowDown`, `Shift+ArrowDown`, `Mod+z`; Mod is Ctrl, and Cmd on a Mac. */
export function describeKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const modifiers = [
    event.ctrlKey || event.metaKey ? 'Mod+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && event.key.length > 1 ? 'Shift+' : '',
  ]
  return modifiers.join('') + event.key
}
