/** A selector longer than this is a mistake, and a list of them is asked of every element. */
export const MAX_SELECTOR_CHARACTERS = 500

/** Rules in one list; each is asked of every element of every page. */
export const MAX_RULES = 200

/** An own regular expression longer than this is refused. */
export const MAX_PATTERN_CHARACTERS = 200

/** `*` and `+` of an own regular expression end here; the rest of a longer run is found by the next match. */
export const MAX_REPEATS = 32

/** Ways an own regular expression may try at one place: 40,000 times a window of text is a second at worst. */
export const MAX_PATTERN_WAYS = 40_000

/** What an own regular expression can match at most; windows of text overlap by as much, so that no match is cut. */
export const MAX_MATCH_CHARACTERS = 1_000

/** An own regular expression sees no more text than this at once. */
export const PATTERN_WINDOW_CHARACTERS = 5_000

/** Until a pattern finds nothing new; each round masks more, so it ends, and no text needs more than two or three. */
export const MAX_ROUNDS = 8

/** Values of plugins are not nested deeper than this; what is, is masked. */
export const MAX_DEPTH = 20

/** A file of rules; every list at its longest is half of it. */
export const MAX_RULES_FILE_BYTES = 1_000_000
