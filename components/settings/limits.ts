export const DAY_MS = 24 * 60 * 60_000

/** Ten years: longer is no retention but a mistyped number. */
export const MOST_RETENTION_DAYS = 3_650

/** Of a selector or an expression that a sentence quotes. */
export const QUOTED_CHARACTERS = 60

/** A page of HTML to try rules on: more would make typing slow, and nobody looks through more. */
export const MAX_SNIPPET_CHARACTERS = 50_000

/** Lines of it that are drawn; the counts are of all. */
export const MAX_SNIPPET_LINES = 1_000

/** Rules are tried when typing pauses for this long. */
export const TRY_DELAY_MS = 250

/** A text to try patterns on. */
export const MAX_SAMPLE_CHARACTERS = 2_000
