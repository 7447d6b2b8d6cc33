import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

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

export function listActivity(events: readonly eventWithTime[], windowId: string): Activity[] {
  return events.filter(isActivity).map((event) => ({ at: event.timestamp, windowId }))
}

/** Activity counted into `binCount` equal parts of the span: the height of the timeline's histogram. */
export function countActivity(activity: readonly Activity[], span: { from: number; to: number }, binCount: number) {
  const counts = Array.from({ length: binCount }, () => 0)
  const length = Math.max(1, span.to - span.from)
  for (const { at } of activity) {
    if (at < span.from || at > span.to) continue
    const bin = Math.min(binCount - 1, Math.floor(((at - span.from) / length) * binCount))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}
