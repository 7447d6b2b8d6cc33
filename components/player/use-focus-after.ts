import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * When what was in hand is put away, and the focus was in what goes with it, the focus comes back to what it was taken
 * by. `undefined` is nothing in hand.
 */
export function useFocusAfter<T>(inHand: T | undefined, find: (last: T) => Element | null | undefined): void {
  const lastRef = useRef<T | undefined>(undefined)
  useLayoutEffect(() => {
    const last = lastRef.current
    lastRef.current = inHand
    if (last === undefined || inHand !== undefined || document.activeElement !== document.body) return
    const taken = find(last)
    if (taken instanceof HTMLElement) taken.focus()
  })
}
