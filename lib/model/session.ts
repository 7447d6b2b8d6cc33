import type { MaskLevel } from './rules'
import type { SignalCounts, SignalState, Visit } from './signal'

/** What a session, its windows and its pages are. Instants are epoch ms, spans ms, sizes bytes. */

export type SessionStatus = 'recording' | 'paused' | 'stopped'

/**
 * How a session came to be: started and stopped by hand, by a rule for its site, or as the rolling memory of the last
 * minutes, which is in no list until some of it is saved.
 */
export type SessionMode = 'manual' | 'always' | 'rolling'

/** Why a session ended. `null` while it goes on. */
export type EndReason =
  | 'stopped'
  | 'tab closed'
  | 'browser closed'
  | 'extension restarted'
  | 'no interaction'
  | 'too long'
  | 'disk full'
  | 'saved from memory'

export interface Interval {
  from: number
  /** `null` while the interval goes on. */
  to: number | null
}

/** What a person types into the save form. */
export interface SessionDetails {
  title: string
  tags: string[]
  person: string
  study: string
  participant: string
  hasConsent: boolean
}

/** Active time so far: spans between neighbouring interactions at most `ACTIVITY_THRESHOLD_MS` apart. */
export interface Activity {
  lastAt: number | null
  activeMs: number
}

/** Where a session was recorded; empty where it is not known. */
export interface Device {
  /** Name and major version: `Chrome 156`. */
  browser: string
  os: string
  /** BCP 47. */
  language: string
  /** IANA. */
  timeZone: string
  /** ISO 3166-1 code of the country of that time zone: no address is looked up. */
  country: string
  /** Of the first page, CSS px; 0 until it is known. */
  viewportWidth: number
  viewportHeight: number
}

export const NO_DEVICE: Device = {
  browser: '',
  os: '',
  language: '',
  timeZone: '',
  country: '',
  viewportWidth: 0,
  viewportHeight: 0,
}

export interface Session extends SessionDetails {
  id: string
  mode: SessionMode
  status: SessionStatus
  /** True once the person has named it; until then the title is the first page's. */
  isNamed: boolean
  startedAt: number
  /** The last moment something was stored for it; the end once it is stopped. */
  endedAt: number
  endReason: EndReason | null
  /** True when the end was found out later, at the next start of the worker. */
  isRecovered: boolean
  pauses: Interval[]
  activity: Activity
  pageCount: number
  eventCount: number
  gapCount: number
  noteCount: number
  errorCount: number
  clickCount: number
  signalCounts: SignalCounts
  device: Device
  /** Who the page said it is; empty while it said nothing. `person` follows it until somebody types another name. */
  identifiedAs: string
  isStarred: boolean
  /** When somebody watched it last; `null` for never. */
  viewedAt: number | null
  /** Compressed, as stored. */
  bytes: number
  /** rrweb JSON before compression. */
  rawBytes: number
  /** Match patterns of sites that turned up but are not allowed: "Allow and continue" asks for these. */
  blockedSites: string[]
  /** Retention removes it after this, unless it is kept or still being recorded. */
  expiresAt: number
  isKept: boolean
  /** Set while a delete can still be undone; the rows go when the delete job runs. */
  deletedAt: number | null
  /** Set once edits of it are permanent: what a page has still to say of it may hold what is gone. */
  editedAt?: number
  /** Of a session that came from a file: what it was called where it was recorded, or what it is made of. */
  originId?: string
  schema: 1
}

/** One tab's line of pages inside a session. */
export interface Window {
  id: string
  sessionId: string
  tabId: number
  /** 1 while the tab is being recorded: IndexedDB cannot index booleans. */
  isOpen: 0 | 1
  openedAt: number
  closedAt: number | null
  /** Match patterns of the sites seen in this tab, frames included: where the bootstrap is registered. */
  sites: string[]
  /** The last views in this tab, while the session goes on: who turned back is found in them. */
  trail?: Visit[]
}

/** One document's life in one frame of one tab. */
export interface Page {
  id: string
  sessionId: string
  windowId: string
  documentId: string
  frameId: number
  isTop: 0 | 1
  url: string
  title: string
  startedAt: number
  endedAt: number
  /** The highest sequence number stored; -1 before the first chunk. Everything up to it is on disk. */
  lastSeq: number
  /** When the document said that it goes away; `null` while it is there, or when it never could. */
  leftAt: number | null
  /** The level of masking it was recorded under last; none on pages of before there were levels. */
  level?: MaskLevel
  /** Added to its timestamps: the clock was set back before it was opened. */
  shiftMs: number
  /** For a frame with a recorder of its own: the page it stands in, and the rrweb id of its element there; 0 unknown. */
  parentPageId: string | null
  frameNodeId: number
  hasSnapshot: boolean
  bytes: number
  /** While the session goes on: what the search for signals has still to remember. */
  signals?: SignalState
}
