/** Of a file that is taken in. Without its 64-bit form a zip has no more, and no study comes near it. */
export const MAX_FILE_BYTES = 4 * 1024 ** 3 - 1

/** Of a file of JSON, which is read as a whole: its text and what is read from it are in memory together. */
export const MAX_JSON_BYTES = 256 * 1024 ** 2

/** Of one part of an archive: the largest chunk there is (60 MB of JSON) packed, with room to spare. */
export const MAX_PART_BYTES = 128 * 1024 ** 2

/** A zip without its 64-bit form has no more. */
export const MAX_ENTRIES = 65_535

/** Names of all parts together; 65,535 of ours take 8 MB. */
export const MAX_DIRECTORY_BYTES = 32 * 1024 ** 2

/** What a file unpacks to: what it weighs times this, and the room below. JSON of real sessions gets to 40 times. */
export const MAX_UNPACK_RATIO = 150
export const UNPACK_ROOM_BYTES = 8 * 1024 ** 2

/** JSON nesting of a file around that of a chunk's body. */
export const FILE_NESTING = 16

/** Of one session: far above 24 h of recording, far below what takes a machine down. */
export const MAX_SESSION_EVENTS = 5_000_000
export const MAX_SESSION_ROWS = 2_000_000
export const MAX_SESSION_PAGES = 20_000
export const MAX_SESSION_NOTES = 100_000
export const MAX_SESSIONS = 20_000
/** Of rrweb events of one window of a file of other tools. */
export const MAX_WINDOWS = 1_000

/** Text of a row: what recording keeps of a title is 500; a stack, properties and what people type may be longer. */
export const MAX_ROW_CHARACTERS = 20_000
/** What a title, a name or a code may hold. */
export const MAX_NAME_CHARACTERS = 2_000
/** Rows of a session's tags, pauses, sites. */
export const MAX_LIST = 1_000

/** Events farther than this from the middle one of their session cannot be of it. */
export const MAX_SPAN_MS = 31 * 24 * 60 * 60_000

/** From the first to the last moment of a session: twice that. */
export const MAX_SESSION_MS = 2 * MAX_SPAN_MS

/** What belongs to a session may lie so far outside of it: clocks of its pages differ. */
export const MAX_OUTSIDE_MS = 60 * 60_000

/** A clock that made a file may be ahead of this one. */
export const MAX_AHEAD_MS = 24 * 60 * 60_000

/** Rows wait until there are so many bytes of them, then go into one transaction: most sessions need no second one. */
export const BATCH_BYTES = 8 * 1024 ** 2

/** An import that was killed leaves rows that nothing shows; a job removes them after this. None takes so long. */
export const LEFTOVERS_MS = 60 * 60_000

/** Chunks are put into parts of about this. */
export const PART_BYTES = 4 * 1024 ** 2
export const EVENTS_PER_PART = 5_000

/** JSON of one chunk that is made of events of other tools, or of edited ones. */
export const CHUNK_CHARACTERS = 1_000_000

/** Below it a file is made in memory and saved like any download; above it is written to disk as it is made. */
export const STREAM_FROM_BYTES = 64 * 1024 ** 2

/** How often progress is told. */
export const TELL_EVERY_MS = 100
