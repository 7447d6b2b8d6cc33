/** A delete can be undone for this long; then a job removes the rows. Long enough to notice, short enough to mean it. */
export const UNDO_DELETE_MS = 30_000

/** Merged chunks grow to about this: few large records read fastest and still seek in small steps. */
export const MERGED_CHUNK_BYTES = 128 * 1024

/** How often sessions whose time is over are looked for. */
export const RETENTION_EVERY_MS = 6 * 60 * 60_000
