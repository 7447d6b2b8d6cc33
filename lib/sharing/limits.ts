/** Parts on their way at once: enough for a line with a long way, few enough for a slow one. */
export const PARTS_AT_ONCE = 3

/** A part that has not gone by then is tried again: 8 MB at 70 kB/s. */
export const PART_TIMEOUT_MS = 2 * 60_000

/** Anything else that was asked. */
export const ASK_TIMEOUT_MS = 30_000

/** After the first failure, twice as long after each further one. */
export const FIRST_RETRY_MS = 2_000
export const LAST_RETRY_MS = 5 * 60_000

/** The browser ends a worker that asked nothing of it for 30 s, whatever it is doing. */
export const KEEP_ALIVE_MS = 20_000

/** Should the worker end all the same, a share goes on after this: the browser's shortest alarm. */
export const WATCH_MS = 30_000
