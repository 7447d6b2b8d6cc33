/** Height of a row in px, as `--height-row-tall` in tokens.css; the virtual list must know it before it draws. */
export const ROW_HEIGHT_PX = 52

/** Height of the column names in px, as in sessions-list.css: they stick above the rows. */
export const HEAD_HEIGHT_PX = 32

/** Tags shown in a row before the rest is counted: the title needs the room more. */
export const TAGS_IN_ROW = 2

export const DAY_MS = 24 * 60 * 60_000

/** A session that goes within this is marked: time enough to keep it. */
export const EXPIRY_SOON_MS = 7 * DAY_MS
