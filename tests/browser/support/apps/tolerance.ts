/** What may differ of a replay of an application: letters and curves smoothed another way, and what WebP loses of a canvas. */
export const MAX_DIFFERING_SHARE = 0.002
export const MAX_DIFFERING_TILE = 0.2
