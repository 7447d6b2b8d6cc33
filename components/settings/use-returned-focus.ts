import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

export interface ReturnedFocus {
  listRef: RefObject<HTMLUListElement | null>
  /** The row at this place is about to go. */
  noteRemoval: (at: number) => void
  /** The row at this place is about to be itself again, after it was a form. */
  noteEdited: (at: number) => void
}

/**
 * Who removes a row by keyboard is on the row that took its place, or on `afterLast` when there is none; who changed one
 * is on its button again. Buttons say by `data-does` what they do.
 */
export function useReturnedFocus(count: number, afterLast: RefObject<HTMLElement | null>): ReturnedFocus {
  const listRef = useRef<HTMLUListElement>(null)
  const wantedRef = useRef<{ does: 'remove' | 'edit'; at: number; below: number } | null>(null)
  useLayoutEffect(() => {
    if (!wantedRef.current || count >= wantedRef.current.below) return
    const { does, at } = wantedRef.current
    wantedRef.current = null
    const buttons = listRef.current?.querySelectorAll<HTMLElement>(`[data-does="${does}"]`) ?? []
    const next = buttons[Math.min(at, buttons.length - 1)] ?? afterLast.current
    next?.focus()
  })
  return {
    listRef,
    noteRemoval: (at) => (wantedRef.current = { does: 'remove', at, below: count }),
    noteEdited: (at) => (wantedRef.current = { does: 'edit', at, below: Number.POSITIVE_INFINITY }),
  }
}
