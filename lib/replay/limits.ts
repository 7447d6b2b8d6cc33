/**
 * Interactions at most this far apart belong together; a longer stretch is inactive. PostHog came down from 60 s over
 * 10 s to this, because people said that skipping did not work.
 */
export const ACTIVITY_THRESHOLD_MS = 5_000

/**
 * What is watched of an inactive stretch before it is skipped: the answer to the last click (a toast, the next page)
 * would be lost without it, and a click that stands alone would never be seen.
 */
export const ANSWER_MS = 1_000

/**
 * A stretch longer than this is crossed by one seek even when inactivity is not skipped: a laptop that slept for a
 * weekend must not be watched sleeping (24 to 150 h were met in the field).
 */
export const LONGEST_WATCHED_MS = 3_600_000

/** The viewport of a page whose size was lost with its chunk: the commonest one. */
export const UNKNOWN_VIEWPORT = { width: 1280, height: 720 } as const

/** What the person did within this is drawn as one: less than a bar's width of any session of more than a minute. */
export const PULSE_MS = 250

/** Positions of the pointer are sent up to this late, ms: with their own times they may belong before a later event. */
export const LATE_MOVES_MS = 1_000
