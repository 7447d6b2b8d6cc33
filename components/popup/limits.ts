/** The save form comes back in the tab this long after a stop: long enough for a word with somebody, then it is stale. */
export const SAVE_OFFERED_MS = 10 * 60_000

/** Dismissed save forms remembered; each is asked about for ten minutes only, so few are ever needed. */
export const DISMISSALS_KEPT = 20
