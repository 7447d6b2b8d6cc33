/** Chunks kept until their receipt. Beyond this the newest are dropped and the hole is shown: a page must not be filled up. */
export const MAX_UNRECEIPTED_CHARACTERS = 32_000_000

/** Messages on their way at once: enough to fill the pipe, few enough that a page's worker queue stays short. */
export const MAX_IN_FLIGHT = 4

/** A send that failed (the worker died in the middle) is tried again after this, doubled each time up to the bound. */
export const RETRY_MS = 200
export const MAX_RETRY_MS = 5_000

/** Chunks in a row that the background could not take for what a recorder sends: this page breaks them, so give up. */
export const MAX_MALFORMED = 3

/** Stop waits this long for the last receipts before it answers. */
export const DRAIN_MS = 5_000

/** Waiting chunks are joined up to this. */
export const MAX_JOINED_CHARACTERS = 500_000

/** Elements of a page that are asked for a closed shadow root, in one step of a task and in all. */
export const HOSTS_ASKED_AT_ONCE = 500
export const MAX_HOSTS_ASKED = 200_000
