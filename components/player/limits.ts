/** Back and forward go this far: long enough to skip a wrong turn, short enough to hear it again. */
export const JUMP_MS = 10_000

/** With Shift: to find one moment. */
export const SMALL_JUMP_MS = 1_000

/** One frame: the recorder looks at the pointer every 50 ms, and nothing that is seen changes much within two of these. */
export const FRAME_MS = 100

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

/** What comes next is read this much before it is needed, in the viewer's time. */
export const READ_AHEAD_MS = 10_000

/** Replayers kept at once; one holds a whole DOM and the events of its block. */
export const SCREENS_KEPT = 3

/** Bars in the timeline's histogram: about one for five pixels. */
export const HISTOGRAM_BINS = 240

/** A session that is read within this shows no bar: one that flashes is worse than none. */
export const QUICK_LOAD_MS = 400

/** Width of the slider's thumb, as in timeline-strip.css: its middle goes from half of it to half before the end. */
export const THUMB_PX = 12

/** A gap may be as thin as a line: the pointer meets it from this far. */
export const GAP_REACH_PX = 3

/** A text is looked for once nobody has typed for this long: all that is stored is read for it. */
export const SEARCH_PAUSE_MS = 400

/** A session can be trimmed to no less: shorter than this, there is nothing to watch. */
export const SHORTEST_TRIM_MS = 100

/** The handles of a trim go this far by arrow keys, with Shift, and by Page up and Page down. */
export const TRIM_STEP_MS = 1_000
export const SMALL_TRIM_STEP_MS = 100
export const LARGE_TRIM_STEP_MS = 10_000

/** An element that covers more of what is seen than this is the page. */
export const WHOLE_PAGE_SHARE = 0.9

/** What a picked element says is shown no longer than this. */
export const PICKED_TEXT_CHARACTERS = 60

/** Of what a picked element says no more is read: it may be a whole page, at every move of the pointer. */
export const READ_CHARACTERS = 2_000

/** A selector that is not found by then is not worth waiting for. */
export const SELECTOR_TIMEOUT_MS = 100

/** While changes are being made permanent the background is asked again this often, lest it was killed meanwhile. */
export const NUDGE_MS = 5_000

/** How long the stage says what was done, in the session's time. */
export const CAPTION_MS = 1_500

/** Steps of a tab's lane: about one for three pixels. */
export const LANE_BINS = 400

/** A pointer in a video, and how long a ring around it tells of a click. */
export const POINTER_PX = 16
export const CLICK_SHOWN_MS = 400

/** Longer videos are hundreds of megabytes in memory, and nobody watches them. */
export const MAX_VIDEO_MS = 10 * 60_000

/** A recorded page changes in steps: more frames a second show no more. */
export const VIDEO_FRAME_RATES = [5, 10] as const

/** Of a video, its longer side: what encoders of any machine take. */
export const MAX_VIDEO_PX = 1_920
