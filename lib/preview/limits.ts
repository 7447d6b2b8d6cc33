/** A walk over the page gives way to the page after this, so that typing and scrolling go on on a huge one. */
export const WALK_SLICE_MS = 8

/** Elements between two looks at the clock. */
export const WALK_STEP = 200

/** After a change the page is walked no sooner than this. */
export const MIN_WALK_GAP_MS = 80

/** And no sooner than this many times what the last walk took: a page that never rests keeps most of its time. */
export const WALK_SHARE = 8

/** What tells of nothing (a route, an animation by script, a closed extension) is seen this soon. */
export const HEARTBEAT_MS = 400

/** Boxes that are drawn at once; nobody can tell more of them apart. */
export const MAX_BOXES = 1_500

/** Lines of one inline element that get a box each; with more it gets one around all. */
export const MAX_LINES = 12

/** A page that takes the overlay away, or changes it, as often as this wants it gone: the preview ends. */
export const MAX_REPAIRS = 50

/** Finding a selector may take this long: somebody waits for the card. */
export const FINDER_TIMEOUT_MS = 200

/** A card needs a frame of this size; in a smaller one the page around it shows it. */
export const CARD_FRAME_WIDTH = 424
export const CARD_FRAME_HEIGHT = 420

/** A notice with Undo stands for as long. */
export const NOTICE_MS = 10_000

/** Longer names of an element are cut. */
export const MAX_TITLE_CHARACTERS = 60

/** Elements the browser is asked to watch for coming into sight: it looks at each of them for each frame it draws. */
export const MAX_OBSERVED = 2_000

/** More are measured no sooner than this after the last time. */
export const MEASURE_GAP_MS = 100
