import type { VitalPayload } from '@/lib/model/payload'

import { watchEntries } from './watch-entries'
import { addShift, NO_SHIFTS } from './vitals/layout-shift'
import { addInteraction, decideInp, NO_INTERACTIONS } from './vitals/interactions'

export interface VitalsWatcher {
  /** Says what there is, once: after it nothing more is said. */
  end(): void
}

interface ShiftEntry extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
}

interface EventEntry extends PerformanceEntry {
  interactionId: number
}

/** Interactions that were quicker are all alike (web.dev/articles/inp). */
const MIN_INTERACTION_MS = 40

/**
 * How the page felt, by the definitions of web.dev/vitals: LCP, CLS and INP. The values go on changing while the page is
 * there, hidden or not, so each is said once, when the page is left or nothing more is recorded of it. `from` as
 * `decideFrom` gives it: of a page that was recorded later than from its beginning LCP is not known. Frames are a part
 * of what the page around them felt like.
 */
export function watchVitals(say: (payload: VitalPayload) => void, from: number): VitalsWatcher {
  if (parent !== self) return { end: () => undefined }
  let paintedAt: number | undefined
  let hiddenAt = document.visibilityState === 'hidden' ? from : Infinity
  let shifts = NO_SHIFTS
  let interactions = NO_INTERACTIONS
  const life = new AbortController()

  /** A paint counts until somebody does something or the page is hidden. */
  const endPaints = ({ timeStamp }: Event) => (hiddenAt = Math.min(hiddenAt, timeStamp))
  const options = { capture: true, passive: true, signal: life.signal }
  for (const name of ['keydown', 'pointerdown']) addEventListener(name, endPaints, options)
  document.addEventListener(
    'visibilitychange',
    (event) => document.visibilityState === 'hidden' && endPaints(event),
    options,
  )
  const entries = [
    watchEntries('largest-contentful-paint', {}, ({ startTime }) => {
      if (from <= 0 && startTime < hiddenAt) paintedAt = Math.max(0, startTime - readActivation())
    }),
    watchEntries('layout-shift', {}, (entry) => {
      const { startTime, value, hadRecentInput } = entry as ShiftEntry
      if (startTime >= from && !hadRecentInput) shifts = addShift(shifts, { startTime, value })
    }),
    watchEntries('event', { durationThreshold: MIN_INTERACTION_MS }, hear),
    watchEntries('first-input', {}, hear),
  ]
  function hear(entry: PerformanceEntry): void {
    const { startTime, duration, interactionId } = entry as EventEntry
    if (startTime >= from && interactionId > 0) interactions = addInteraction(interactions, { interactionId, duration })
  }

  return {
    end() {
      if (life.signal.aborted) return
      life.abort()
      const isKnown = entries.map((watched) => watched.end())
      const inp = decideInp(interactions)
      if (paintedAt !== undefined) say({ kind: 'web vital', metric: 'LCP', value: Math.round(paintedAt) })
      // No shift is a value too, where the browser tells of shifts at all.
      if (isKnown[1]) say({ kind: 'web vital', metric: 'CLS', value: Math.round(shifts.worst * 1e4) / 1e4 })
      if (inp !== undefined) say({ kind: 'web vital', metric: 'INP', value: Math.round(inp) })
    },
  }
}

/** A page that was rendered ahead is there from when it is shown. */
function readActivation(): number {
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & { activationStart?: number })[]
  return entry?.activationStart ?? 0
}
