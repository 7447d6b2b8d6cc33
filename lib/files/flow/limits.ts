/** A click on a label comes again as a click on its field: in the same task, and stamped a moment later. */
export const SAME_CLICK_MS = 100

/** What is submitted by a button is so at once; later, and without one, it was by the Enter key. */
export const SUBMITTED_BY_CLICK_MS = 1_000

/** A page that comes within this of a click came by it. */
export const ARRIVAL_MS = 10_000

/** Longer words are a paragraph and no name. */
export const MAX_NAME_CHARACTERS = 80
