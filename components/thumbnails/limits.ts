/** For all of one picture: to read the page, draw and keep it. Past it the worker is ended: the others wait. */
export const DRAW_TIMEOUT_MS = 15_000

/** The list has stood still for this long before anything is drawn for it: drawing stops the page for a moment. */
export const STILL_MS = 300

/** WebP: at 64 x 40 px no difference can be seen to a better one, at 320 x 200 hardly. The second where it is too large. */
export const QUALITIES = [0.75, 0.4] as const
