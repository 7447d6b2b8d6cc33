import type { ConsoleLevel, ElementKind, Properties } from './payload'
import type { SignalKind } from './signal'

/** What a page says of itself: to its console, to its servers, when it fails. */
export type SaidKind = 'console' | 'error' | 'request' | 'dialog' | 'custom' | 'identify' | 'web vital' | 'download'

/** What a person, the page or the recorder did, as a product analyst would name it. */
export type EventKind = 'page view' | ElementKind | 'gap' | 'tab shown' | SaidKind | SignalKind

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
  /** Accessible name of the element, title of the page, name of a custom event or file, or the gap's reason. */
  label: string
  /** ARIA role of the element; empty where there is none. */
  role: string
  /** A CSS selector that found this one element when it happened. */
  selector: string
  url: string
  /** rrweb node id inside the page, or 0. */
  nodeId: number
  /** Of a line of the console. */
  level?: ConsoleLevel
  /** How often the line came, one after another; of a rage click how many clicks. */
  count?: number
  /** Of a custom event, or of the person it identifies. */
  properties?: Properties
  /** Of a web vital: ms, or none of a unit. */
  value?: number
  /** Of a request that had an answer. */
  status?: number
  durationMs?: number
  /** Of an error and a line of the console where it was, of a request what traces it. */
  detail?: string
  /** For a gap: its end, `null` while it goes on. */
  until?: number | null
}
