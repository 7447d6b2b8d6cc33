/** A filter nests no deeper: nobody reads more brackets than these. */
export const MAX_FILTER_DEPTH = 4

/** Conditions of one filter, groups counted too: what a person put together, not what a link made up. */
export const MAX_FILTER_PARTS = 100

/** Events that must follow one another; more are never put together by hand. */
export const MAX_SEQUENCE_EVENTS = 10

/** A longer text in a filter is no search. */
export const MAX_TEST_CHARACTERS = 500

/** Cohorts that use cohorts: deeper than this the innermost gives nothing, so that a circle ends. */
export const MAX_COHORT_DEPTH = 8

/** Rows that are read from the database at once: enough to be quick, few enough to tell how far it is. */
export const READ_BATCH_ROWS = 5_000

/** While something is recorded it changes four times a second; the list follows it this often. */
export const FOLLOW_EVERY_MS = 1_000

/** One change alone is followed at once, for somebody made it; what comes in the same moment goes with it. */
export const FOLLOW_FIRST_MS = 30

/** Reading a long session that is being recorded again and again may take no more than this share of the time. */
export const FOLLOW_SHARE = 10

/** Suggested values of a field: the most frequent first, more are found by typing. */
export const MAX_SUGGESTIONS = 200
