/** A record of RFC 8188 with its tag, as Firefox Send and Wormhole have it: small enough to be refused early. */
export const RECORD_BYTES = 64 * 1024

/** What a part of the server may have; every part is held in memory whole when it is opened. */
export const MAX_PART_BYTES = 8 * 1024 * 1024

/** Parts are filled to about this before compressing: the viewer fetches whole parts, and a first picture needs few. */
export const PART_TARGET_BYTES = 1024 * 1024

/** A part of a bundle longer than this is cut, so that a sealed part stays below its limit whatever gzip makes of it. */
export const PIECE_BYTES = 4 * 1024 * 1024

/** At 1 MiB a part more than any recording; it keeps the list of sizes that a share begins with small. */
export const MAX_PARTS = 10_000

/** Milliseconds-sized work for an attacker's guess, half a second for a person: OWASP's figure for PBKDF2-SHA256. */
export const PASSWORD_ITERATIONS = 600_000

export const MIN_EXPIRY_MS = 60 * 60_000
export const DEFAULT_EXPIRY_MS = 7 * 24 * 60 * 60_000
export const MAX_EXPIRY_MS = 90 * 24 * 60 * 60_000

/** Views are slots in the store: a bound keeps looking for a free one cheap. */
export const MAX_VIEWS = 1_000
