/** What a person, the page or the recorder did, as a product analyst would name it. */
export type EventKind = 'page view' | 'click' | 'input' | 'submit' | 'gap' | 'tab shown'

/** Why something could not be recorded, in the words the player shows. */
export type GapReason =
  | 'not allowed'
  | 'not recordable'
  | 'excluded by a rule'
  | 'left before it was ready'
  | 'page crashed'
  | 'page frozen'
  | 'tab unloaded'
  | 'buffer full'
  | 'event too large'
  | 'damaged chunk'
  | 'worker restarted'
  | 'disk full'
  | 'extension updated'
  | 'browser closed'

export interface SessionEvent {
  id?: number
  sessionId: string
  windowId: string
  /** Empty for what belongs to no page, such as a gap. */
  pageId: string
  at: number
  kind: EventKind
  /** Accessible name of the element, title of the page, or the gap's reason. */
  label: string
  /** ARIA role of the element; empty where there is none. */
  role: string
  /** A CSS selector that found this one element when it happened. */
  selector: string
  url: string
  /** rrweb node id inside the page, or 0. */
  nodeId: number
  /** For a gap: its end, `null` while it goes on. */
  until?: number | null
}

/** What the person recording said about a moment. */
export interface Note {
  id: string
  sessionId: string
  at: number
  text: string
  createdAt: number
}
