/** The picture, px: twice what a row shows of it, and the shape of a usual screen. */
export const PICTURE_WIDTH_PX = 320
export const PICTURE_HEIGHT_PX = 200

/** Larger pages get no picture: laying one out stops the list for about 10 ms a thousand nodes. */
export const MAX_NODES = 15_000

/** Elements in elements that are drawn. Browsers stop nesting what they parse at 512. */
export const MAX_DEPTH = 512

/** Markup and styles of a page, without pictures. Real pages have a tenth of it. */
export const MAX_MARKUP_CHARACTERS = 4_000_000

/** Pictures of a page, as often as each is shown: later ones are left blank. */
export const MAX_PICTURES_CHARACTERS = 6_000_000

/** One picture: a photograph of more is cut for print and takes long to decode. */
export const MAX_PICTURE_BYTES = 1_500_000

/** A page of more packed bytes, as of hours in one document, is not read for its picture. */
export const MAX_PAGE_BYTES = 16 * 1024 * 1024

/** Events of a session that are asked which of its pages was used most. */
export const MAX_EVENTS = 5_000

/** What a window may measure, px: forged sizes would make the drawing as large. */
export const MIN_VIEWPORT_PX = 200
export const MAX_VIEWPORT_PX = 4_000
