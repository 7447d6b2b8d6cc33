export const DAY_MS = 24 * 60 * 60_000

/** Ten years: longer is no retention but a mistyped number. */
export const MOST_RETENTION_DAYS = 3_650
