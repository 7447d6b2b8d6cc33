import type { Span } from './segments'

/** No closer: frames of a replay are 50 ms apart. */
export const CLOSEST_VIEW_MS = 200

/** Where a playhead that leaves the view comes in again, from 0 at the left to 1 at the right. */
const ENTRY_SHARE = 0.1

/** The part of `whole` that is seen after zooming in (`factor` over 1) or out, with `around` staying in its place. Epoch ms. */
export function zoomView(view: Span, whole: Span, factor: number, around: number): Span {
  const wholeMs = whole.to - whole.from
  const length = Math.min(wholeMs, Math.max(Math.min(CLOSEST_VIEW_MS, wholeMs), (view.to - view.from) / factor))
  const share = (Math.min(view.to, Math.max(view.from, around)) - view.from) / Math.max(1, view.to - view.from)
  return placeView(around - share * length, length, whole)
}

/** The view moved by so much, as far as there is anything to see. */
export function panView(view: Span, whole: Span, byMs: number): Span {
  return placeView(view.from + byMs, view.to - view.from, whole)
}

/** The same view while `at` is in it; else one that begins shortly before it. */
export function followView(view: Span, whole: Span, at: number): Span {
  if (at >= view.from && at <= view.to) return view
  const length = view.to - view.from
  return placeView(at - length * ENTRY_SHARE, length, whole)
}

function placeView(from: number, length: number, whole: Span): Span {
  const start = Math.max(whole.from, Math.min(from, whole.to - length))
  return { from: start, to: start + length }
}
