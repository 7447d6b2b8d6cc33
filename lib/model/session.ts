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
  /** Added to its timestamps: the clock was set back before it was opened. */
  shiftMs: number
  /** For a frame with a recorder of its own: the page it stands in, and the rrweb id of its element there; 0 unknown. */
  parentPageId: string | null
  frameNodeId: number
  hasSnapshot: boolean
  bytes: number
}
