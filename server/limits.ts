/** A share whose parts did not all come by then is removed. */
export const UPLOAD_MS = 24 * 60 * 60_000

/** Why a share is gone is told for this long. */
export const TOMBSTONE_MS = 90 * 24 * 60 * 60_000

/** One view: long enough for a long session, short enough that a link with one view is not read for days. */
export const LEASE_MS = 4 * 60 * 60_000

/** Clocks of sharers differ; an hour asked for may be a little less by the server's. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000

/** Ten thousand sizes of parts are 80 kB. */
export const MAX_JSON_BYTES = 256 * 1024

export const MAX_REPORT_CHARACTERS = 2_000
export const MAX_REPORTS_PER_SHARE = 20

/** Addresses that are remembered for their rate; the ones longest quiet are forgotten first. */
export const MAX_ADDRESSES = 50_000

/** Uploads beyond the running ones wait for a place, so many of them; the others are told to come again. */
export const WAITING_UPLOADS = 1_000

/** A stopping server lets what runs come to its end for this long. */
export const STOP_MS = 20_000

/** A head of a request that is not there by then is cut off. */
export const HEADERS_MS = 10_000

/** How often connections are looked at for it. */
export const CONNECTIONS_CHECK_MS = 2_000

/** An idle connection stays for longer than proxies and browsers keep theirs, so that none is closed as it is used. */
export const KEEP_ALIVE_MS = 65_000
