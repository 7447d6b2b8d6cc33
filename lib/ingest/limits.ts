/** Interactions at most this far apart are one stretch of activity (the players of the field settled on 5 s). */
export const ACTIVITY_THRESHOLD_MS = 5_000

/** What one chunk may hold; more than capture ever sends means that something else sent it. */
export const MAX_BODY_CHARACTERS = 60_000_000
export const MAX_EVENTS_PER_CHUNK = 200_000
export const MAX_NODES_PER_CHUNK = 2_000_000

/**
 * JSON nesting of a body: 768 elements deep, half as much again as a browser's parser makes (it stops at 512). Steps
 * that walk a tree recurse, and a worker's stack is 500 KB: `JSON.stringify` ran out of 450 KB at 2,400.
 */
export const MAX_NESTING = 1_536

/** What was said this long after a session was held or over was still on its way; the clocks differ by less. */
export const LATE_MS = 2_000

/** How far a page's clock may be off the worker's: a page that sleeps or a clock that is set stays well within it. */
export const MAX_CLOCK_ERROR_MS = 24 * 60 * 60_000
