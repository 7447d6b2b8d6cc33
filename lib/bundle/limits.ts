/** Of a body part, unless another size is asked for: small enough to be there soon, large enough that few are needed. */
export const PART_BYTES = 1024 * 1024

/** Parts kept in memory once they were read: what is read next is mostly in the same one. */
export const PARTS_KEPT = 4

/** JSON of the events in a chunk of a page that was edited: as large as chunks get that are merged. */
export const EDITED_CHUNK_CHARACTERS = 1024 * 1024

/** What a bundle may say of itself: far above what is written, far below what takes a machine down. */
export const MAX_PART_BYTES = 64 * 1024 * 1024
export const MAX_BUNDLE_BYTES = 4 * 1024 ** 3 - 1
