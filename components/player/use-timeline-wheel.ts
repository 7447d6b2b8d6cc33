import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

import type { TimelineView } from './timeline-view'

/** By how much one notch of a wheel (100 px) zooms, and by which share of the view it moves. */
const ZOOM_PER_PX = 1.005
const PAN_PER_PX = 0.001

/** Ctrl (or Cmd) and the wheel zoom around the pointer; the wheel alone moves what is zoomed. */
export function useTimelineWheel(view: TimelineView): RefObject<HTMLDivElement | null> {
  const track = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = track.current
    const turn = (event: WheelEvent) => {
      const isZooming = event.ctrlKey || event.metaKey
      if (!element || (!isZooming && !view.isZoomed.peek())) return
      event.preventDefault()
      const delta = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY
      if (!isZooming) return view.pan(delta * PAN_PER_PX)
      const { left, width } = element.getBoundingClientRect()
      const { from, to } = view.view.peek()
      view.zoom(ZOOM_PER_PX ** -delta, from + ((event.clientX - left) / Math.max(1, width)) * (to - from))
    }
    // Passive listeners, which the browser makes of these otherwise, could not keep the page from scrolling.
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [view])
  return track
}
