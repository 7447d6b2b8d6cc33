import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** From a key as `describeKey` names it to what it does; answering `false` leaves the key to the browser. */
export type KeyMap = Record<string, (event: KeyboardEvent) => boolean | void>

const TYPING = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]'

/** Keys that scroll what has the focus. */
const SCROLL_KEYS = /^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End)$/

/**
 * Keys of a whole screen. They are silent while somebody types into a field or a dialog is open. What scrolls and says so
 * by `data-scroll-keys` keeps those it scrolls by: its end is to be reached by keyboard too.
 */
export function useKeys(keys: KeyMap): void {
  const latestRef = useRef(keys)
  useLayoutEffect(() => {
    latestRef.current = keys
  })

  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null
      if (event.defaultPrevented || isTyping || isScrolling(event) || document.querySelector('dialog[open]')) return
      const act = latestRef.current[describeKey(event)]
      if (act && act(event) !== false) event.preventDefault()
    }
    document.addEventListener('keydown', handle)
    return () => document.removeEventListener('keydown', handle)
  }, [])
}

/** Keys of one control, such as a row that has the focus. What it does by a key the screen does not do as well. */
export function takeKeys(keys: KeyMap): (event: KeyboardEvent) => void {
  return (event) => {
    const act = keys[describeKey(event)]
    if (act && act(event) !== false) event.preventDefault()
  }
}

function isScrolling({ key, target }: KeyboardEvent): boolean {
  const place = SCROLL_KEYS.test(key) && target instanceof Element && target.closest('[data-scroll-keys]')
  return place ? place.scrollHeight > place.clientHeight : false
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
