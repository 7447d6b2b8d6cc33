/** A seek starts from the last full snapshot, so one this often bounds it. */
export const SNAPSHOT_EVERY_MS = 5 * 60_000

/** Chunks of a session that has ended are merged after this: the last ones may still be on their way. */
export const MERGE_AFTER_MS = 10_000

/** A start that waits for the permission prompt is forgotten after this. */
export const PENDING_START_MS = 10 * 60_000

/** Stop waits this long for the pages of a tab to hand over what they still hold. */
export const STOP_WAIT_MS = 6_000
