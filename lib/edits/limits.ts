/** Shorter than this, a text would be found everywhere. In visible characters. */
export const MIN_TEXT_CHARACTERS = 2

/** A text that a person wants gone: a name, a number, a paragraph. */
export const MAX_TEXT_CHARACTERS = 500

/** The text of a redacted element is looked for in titles and labels too, where it is not a mere syllable of them. */
export const MIN_OWN_TEXT_CHARACTERS = 3

/** Longer texts of an element are no title and no label. */
export const MAX_OWN_TEXT_CHARACTERS = 200

/** Texts of an element that changes all the time (a clock, a counter), each of them looked for in every title. */
export const MAX_OWN_TEXTS = 100

/** A selector as the recorder or the player makes it, hops through shadow roots included. */
export const MAX_SELECTOR_CHARACTERS = 2_000

/** Larger than any page. CSS px. */
export const MAX_SIZE_PX = 1_000_000

/** Each edit is a look at everything that is stored. */
export const MAX_PENDING_EDITS = 200

/** rrweb tells of a click once it is over: what the mouse did for it began this long before. */
export const CLICK_BEFORE_MS = 500
export const CLICK_AFTER_MS = 100

/** Bytes from which on a text in base64 is no coincidence, not even in a large picture. */
export const MIN_BASE64_BYTES = 5

/** A shorter text is looked for in base64 only where so many of its characters turn out to be text. */
export const MIN_BASE64_TEXT_CHARACTERS = 16

/** Until nothing new is found; what a mask leaves may be found once more, if the text has asterisks in it. */
export const MAX_ROUNDS = 8

/** Where events are derived, titles, labels and addresses are cut to this. */
export const MAX_ROW_CHARACTERS = 500

/** Expressions are kept for the next time they are asked for; those of all edits of a session fit in. */
export const MAX_KEPT_REDACTORS = 500
