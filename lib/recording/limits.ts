/** A seek starts from the last full snapshot, so one this often bounds it. */
export const SNAPSHOT_EVERY_MS = 5 * 60_000

/** Chunks of a session that has ended are merged after this: the last ones may still be on their way. */
export const MERGE_AFTER_MS = 10_000

/** A start that waits for the permission prompt is forgotten after this. */
export const PENDING_START_MS = 10 * 60_000

/** Stop waits this long for the pages of a tab to hand over what they still hold. */
export const STOP_WAIT_MS = 6_000

/** A session that nobody started by hand ends after this long without an interaction. */
export const SESSION_IDLE_MS = 30 * 60_000

/** And lasts no longer than this. */
export const MAX_SESSION_MS = 24 * 60 * 60_000

/** Where nobody pressed Start, DOM changes are not kept after this long without an interaction. */
export const PAGE_IDLE_MS = 5 * 60_000

/** The rolling memory forgets up to a snapshot, so it takes them more often. */
export const ROLLING_SNAPSHOT_EVERY_MS = 60_000

/** How often the rolling memory is trimmed and sessions that are over are ended: the browser's shortest alarm. */
export const SWEEP_EVERY_MS = 60_000

/** After the extension was restarted, a recording goes on if its last chunk is no older than this. */
export const CONTINUES_MS = 5 * 60_000

export const DAY_MS = 24 * 60 * 60_000

/** Pages' clocks and the worker's differ by less; more means that the system's clock was set back. */
export const CLOCK_TOLERANCE_MS = 2_000

/** A page that is there for less than this and says nothing is a step of a redirect. */
export const GLIMPSE_MS = 100

/** Merging may come in between, once for each group of a page's chunks at worst; what goes on for longer is a bug. */
export const MAX_EDIT_TRIES = 100

/** That a key marked a moment stands on the icon this long: long enough to be noticed from the corner of the eye. */
export const MARK_SHOWN_MS = 1_500
