/** Chunks of a page read at once: of 128 KiB packed, a few megabytes while a session is read. */
export const CHUNKS_AT_ONCE = 16

/** How often it is told how far the reading is, ms. */
export const TELL_EVERY_MS = 250

/** Pages whose events are kept as their edits wish, which takes all of a page: one and those in its frames. */
export const EDITED_PAGES_KEPT = 4
