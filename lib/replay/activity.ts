import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

import { PULSE_MS } from './limits'

/** A moment at which the person did something, in epoch ms. */
export interface Activity {
  at: number
  windowId: string
}

const ACTIVE_SOURCES: ReadonlySet<IncrementalSource> = new Set([
  IncrementalSource.MouseMove,
  IncrementalSource.MouseInteraction,
  IncrementalSource.Scroll,
  IncrementalSource.ViewportResize,
  IncrementalSource.Input,
  IncrementalSource.TouchMove,
  IncrementalSource.MediaInteraction,
  IncrementalSource.Drag,
])

/** Whether the person did it. Changes of the DOM, styles, fonts and canvases never count: pages change by themselves. */
export function isActivity(event: eventWithTime): boolean {
  return event.type === EventType.IncrementalSnapshot && ACTIVE_SOURCES.has(event.data.source)
}

/** How much the person did in a window within `PULSE_MS` from about `at` on, epoch ms: enough to draw from. */
export interface Pulse extends Activity {
  count: number
}

/** Activity in order of time, counted together. */
export function countPulses(activity: readonly Activity[]): Pulse[] {
  const pulses: Pulse[] = []
  for (const { at, windowId } of activity) {
    const last = pulses.at(-1)
    if (last && last.windowId === windowId && at - last.at < PULSE_MS) last.count += 1
    else pulses.push({ at, windowId, count: 1 })
  }
  return pulses
}

/** Pulses counted into `binCount` equal parts of the span: the height of the timeline's histogram. */
export function countActivity(pulses: readonly Pulse[], span: { from: number; to: number }, binCount: number) {
  const counts = Array.from({ length: binCount }, () => 0)
  const length = Math.max(1, span.to - span.from)
  for (const { at, count } of pulses) {
    if (at < span.from || at > span.to) continue
    const bin = Math.min(binCount - 1, Math.floor(((at - span.from) / length) * binCount))
    counts[bin] = (counts[bin] ?? 0) + count
  }
  return counts
}
