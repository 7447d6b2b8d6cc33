/** Back and forward go this far: long enough to skip a wrong turn, short enough to hear it again. */
export const JUMP_MS = 10_000

/** With Shift: to find one moment. */
export const SMALL_JUMP_MS = 1_000

/** Page up and Page down on the slider. */
export const LARGE_JUMP_MS = 60_000

export const SPEEDS = [0.5, 1, 1.5, 2, 4, 8, 16] as const

/** How long the player says that it skipped something. */
export const SKIP_HINT_MS = 2_500

/**
 * A frame longer than this was no frame: the tab was hidden or the machine slept. The replay goes on from where it
 * was seen last.
 */
export const LONGEST_FRAME_MS = 1_000

/** The stage may lag this much behind, in the viewer's time, before it is set right by a seek. */
export const DRIFT_MS = 250

/** Replayers kept at once; one holds the whole DOM of its window. */
export const SCREENS_KEPT = 3

/** Bars in the timeline's histogram: about one for five pixels. */
export const HISTOGRAM_BINS = 240

export const STREAM_ROW_PX = 36

/** Rows of the event stream kept in view after the current one. */
export const ROWS_AHEAD = 3

/** A session that is read within this shows no bar: one that flashes is worse than none. */
export const QUICK_LOAD_MS = 400

/** Width of the slider's thumb, as in timeline-strip.css: its middle goes from half of it to half before the end. */
export const THUMB_PX = 12

/** A gap may be as thin as a line: the pointer meets it from this far. */
export const GAP_REACH_PX = 3
