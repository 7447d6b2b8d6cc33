export const SELECTED_ROW_PX = 52

/** A page that is higher is shown up to here, CSS px. */
export const MAX_PICTURE_PX = 20_000

/** High enough to tell lines apart, low enough that the first rows of the table are in sight. */
export const CHART_HEIGHT_PX = 300
