import type { SessionEvent } from './event'

/** What an event says beside its kind, its label and its address; only what there is, a selector of clicks alone. */
export type EventExtra = Partial<
  Pick<
    SessionEvent,
    'role' | 'selector' | 'level' | 'status' | 'durationMs' | 'count' | 'value' | 'detail' | 'properties'
  >
>

/** The events of a session in columns, in order of time; numbers but those of `at` are places in `texts`. */
export interface Outline {
  kinds: number[]
  /** Epoch ms. */
  at: number[]
  labels: number[]
  urls: number[]
  /** The JSON of an `EventExtra`: as a text it is compared and kept once, and read only when it is asked for. */
  extras: number[]
  texts: string[]
}

/**
 * An outline as a row, made when a session is over so that a search over many need not read all their events. Key
 * `sessionId`. One text, because that is read four times as fast as an object of lists.
 */
export interface StoredOutline {
  sessionId: string
  /** JSON of an `Outline`. */
  json: string
}
