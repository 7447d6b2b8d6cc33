import { UNDO_DELETE_MS } from '@/lib/store/limits'

/** Clocks on screen tick this often: the smallest unit shown is a second. */
export const TICK_MS = 1_000

/** A notice without anything to press: long enough to read one sentence twice. */
export const TOAST_MS = 6_000

/** A notice with Undo goes a little before undoing stops to work, so that the button never lies. */
export const UNDO_TOAST_MS = UNDO_DELETE_MS - 2_000

/** More notices than this at once are noise; the oldest goes. */
export const TOASTS_SHOWN = 3

/** Rows drawn beyond each edge of a list, so that a fast scroll meets rows and not blank. */
export const ROWS_BEYOND_EDGE = 6
