/** A delete can be undone for this long; then a job removes the rows. Long enough to notice, short enough to mean it. */
export const UNDO_DELETE_MS = 30_000

/** Merged chunks grow to about this: few large records read fastest and still seek in small steps. */
export const MERGED_CHUNK_BYTES = 128 * 1024

/** Of a picture in the list, which is 320 x 200 px: even a page of nothing but photographs stays far below it. */
export const MAX_THUMBNAIL_BYTES = 64 * 1024

/** Twice what is drawn leaves room for a larger picture; more is no thumbnail. */
export const MAX_THUMBNAIL_SIDE_PX = 640

/** How often sessions whose time is over are looked for. */
export const RETENTION_EVERY_MS = 6 * 60 * 60_000
