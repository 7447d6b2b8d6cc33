import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

import type { StreamItem } from '@/lib/replay/stream'

import type { Removal } from './remove-buttons'

/** Who takes out a row by keyboard is on the row that took its place. */
export function useStreamRemoval(
  scroller: RefObject<HTMLElement | null>,
  stream: readonly StreamItem[],
  removal: Removal | undefined,
): Removal | undefined {
  const wantedRef = useRef<{ index: number; below: number } | undefined>(undefined)
  useLayoutEffect(() => {
    const wanted = wantedRef.current
    if (!wanted || stream.length >= wanted.below) return
    wantedRef.current = undefined
    const index = Math.min(wanted.index, stream.length - 1)
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true })
  }, [scroller, stream])
  return (
    removal && {
      ...removal,
      onRemoveEvent(eventId) {
        wantedRef.current = { index: stream.findIndex((item) => item.eventId === eventId), below: stream.length }
        removal.onRemoveEvent(eventId)
      },
    }
  )
}
