/** Larger files say little more in a replay than a placeholder would. */
export const MAX_ASSET_BYTES = 5 * 1024 * 1024

/** Assets fetched for one session: beyond it a page that never stops adding pictures would fill the disk. */
export const MAX_ASSETS_PER_SESSION = 2_000

/** At once, so that the page's own requests are not crowded out. */
export const MAX_PARALLEL_FETCHES = 3

/** A page reads from its own cache within this, or not at all. */
export const RELAY_ANSWERS_MS = 2_000
