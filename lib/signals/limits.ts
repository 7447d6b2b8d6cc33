/** A rage click is so many clicks, each this close to the one before, in px (|dx| + |dy|) and in time (PostHog). */
export const RAGE_CLICKS = 3
export const RAGE_DISTANCE_PX = 30
export const RAGE_GAP_MS = 1_000

/** A page that did nothing for this long after a click did not answer it (Sentry, Amplitude). */
export const DEAD_AFTER_MS = 3_000

/** Two clicks on one node within this are one try. */
export const SAME_CLICK_MS = 1_000

/** Clicks that wait for a reaction at once; more is no person. */
export const MAX_WAITING_CLICKS = 50

/** An error this soon after a click is blamed on it (Amplitude). */
export const ERROR_WITHIN_MS = 2_000

/** So many turns of the pointer along one axis in this time are thrashing (Amplitude). */
export const THRASH_TURNS = 10
export const THRASH_MS = 2_000

/** A hand that rests moves the pointer by less than this. CSS px. */
export const MIN_TURN_PX = 5

/** Positions of the pointer come up to half a second late: a press that ended is remembered this long. */
export const KEEP_PRESS_MS = 2_000

/** Back at the page before within this, with nothing done in between, is a u-turn (Uxify). */
export const U_TURN_MS = 5_000

/** Back within less than this, whatever was done, is a quick back (PostHog). */
export const QUICK_BACK_MS = 2_000

/** Nobody has seen what was there for less: a redirect. What happens so soon after a view was not meant for it. */
export const GLANCE_MS = 300

/** Views of a tab that are remembered: a chunk may come late, but not later than so many pages. */
export const MAX_TRAIL_VISITS = 20

/** Labels of steppers are short; a longer text has such words by chance. */
export const MAX_STEPPER_CHARACTERS = 24

/** Texts are cut as in the rows of other events. */
export const MAX_ROW_CHARACTERS = 500
