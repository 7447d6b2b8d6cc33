import type { eventWithTime } from '@rrweb/types'

/** rrweb sources that a person causes: mouse, touch, scroll, resize, input, media, drag. DOM changes never count. */
const INTERACTION_SOURCES = new Set([1, 2, 3, 4, 5, 6, 7, 12])
const INCREMENTAL = 3

/** Whether a person did this, as the players of the field count activity (PostHog's `activeSources`). */
export function isInteraction(event: eventWithTime): boolean {
  return (event.type as number) === INCREMENTAL && INTERACTION_SOURCES.has((event.data as { source: number }).source)
}
