/** Heights of the rows of each list, as in line-row.css: a network row has two lines. */
export const ROW_PX = { events: 28, console: 28, network: 44, errors: 28 } as const

/** Rows kept in view after the current one. */
export const ROWS_AHEAD = 3

/** How wide the inspector may be made, px; never wider than leaves the stage a useful picture. */
export const NARROWEST_PX = 300
export const WIDEST_PX = 900
export const STAGE_LEAST_PX = 360

/** The edge goes this far by an arrow key, and with Shift. */
export const WIDTH_STEP_PX = 16
export const LARGE_WIDTH_STEP_PX = 64

/** A scroll to less than this from where the list was put by us is ours: browsers round. */
export const OWN_SCROLL_PX = 2

/** While somebody types, the list follows after this: a letter is no question yet. */
export const TYPING_MS = 120

/** The slowest requests that are named. */
export const SLOWEST_COUNT = 5

/** Of a body no more is drawn; all of it is copied. */
export const MAX_BODY_SHOWN = 20_000
