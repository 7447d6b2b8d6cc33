import type { AnimationState } from './animation'
import type { MaskLevel } from './rules'
import type { UnseenElement, UnseenReason } from './still'

/**
 * What capture adds to the rrweb stream as custom events (type 5) with the tag `afterimage`, because it can only be
 * known where the DOM is live. Events are derived from these when a chunk arrives, and again from any stored session.
 */
export const PAYLOAD_TAG = 'afterimage'

/** The verdict that masking gave the text in it (`s`: shown); without one the text is masked. */
interface Judged {
  v?: 's' | 't' | 'm' | 'i' | 'b'
}

export interface PageViewPayload extends Judged {
  kind: 'page view'
  url: string
  title: string
}

/** Values beside a name, as analytics tools take them; nested ones by dotted names. */
export type Properties = Record<string, string | number | boolean>

/** Properties of one event, and of one person. */
export const MAX_PROPERTIES = 50
export const MAX_PERSON_PROPERTIES = 200

/** An event that the page gave an analytics tool, or us. */
export interface CustomPayload {
  kind: 'custom'
  name: string
  properties: Properties
}

/** The page said who uses it. */
export interface IdentifyPayload {
  kind: 'identify'
  /** As the page names them; as stored `person-` and 12 digits where masking touches that. Empty: whoever it is. */
  person: string
  /** It is what was typed into a masked field. */
  isTyped?: boolean
  properties: Properties
}

export const VITALS = ['LCP', 'CLS', 'INP'] as const

/** How the page felt (web.dev/vitals): LCP and INP in ms, CLS without a unit. */
export interface VitalPayload {
  kind: 'web vital'
  metric: (typeof VITALS)[number]
  value: number
}

/** The page gave a file. */
export interface DownloadPayload extends Judged {
  kind: 'download'
  name: string
  url: string
}

export const REACTIONS = ['window opened', 'hidden', 'shown', 'left focus', 'printed', 'navigating', 'drawn'] as const

/** The browser did something that the page's DOM does not show: a click that led to it was no dead one. */
export interface ReactionPayload {
  kind: 'reaction'
  reaction: (typeof REACTIONS)[number]
}

/** What the page loaded and got, in one line each: no events, but lines of the network list. */
export interface ResourcesPayload {
  kind: 'resources'
  list: Resource[]
}

/** In one payload; a recorder tells fewer at once. */
export const MAX_RESOURCES_TOLD = 500

export interface Resource {
  url: string
  /** What asked for it: `script`, `img`, `link`, `css`. */
  initiator: string
  /** Epoch ms. */
  at: number
  durationMs: number
  /** Over the network, with headers; 0 from a cache or where it is not told. */
  transferBytes: number
  bodyBytes: number
  status: number
}

/** What happens to an element: by a person, or, of an alert, by the page. */
export type ElementKind = 'click' | 'input' | 'submit' | 'copy' | 'cut' | 'paste' | 'alert'

export const ELEMENT_KINDS: readonly ElementKind[] = ['click', 'input', 'submit', 'copy', 'cut', 'paste', 'alert']

export interface ElementPayload extends Judged {
  kind: ElementKind
  nodeId: number
  /** ARIA role, explicit or implied by the tag; empty where there is none. */
  role: string
  /** Accessible name without anything typed. */
  label: string
  selector: string
}

/** The document goes away now; what comes after it comes from a later life of it (back/forward cache). */
export interface LeftPayload {
  kind: 'left'
}

/** Something is missing before this moment. */
export interface GapPayload {
  kind: 'gap'
  reason: 'page frozen' | 'excluded by a rule'
  from: number
}

/** The page goes on under this level of masking. */
export interface MaskingPayload {
  kind: 'masking'
  level: MaskLevel
}

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

export const CONSOLE_LEVELS: readonly ConsoleLevel[] = ['log', 'info', 'warn', 'error', 'debug']

/** A line of the page's console; `count` times, where it came again at once. */
export interface ConsolePayload {
  kind: 'console'
  level: ConsoleLevel
  text: string
  count: number
  /** Of warnings and errors where they were written: lines of a stack. */
  stack?: string
}

/** An error nobody caught. `place` is an address with line and column, empty where the browser does not tell. */
export interface ErrorPayload {
  kind: 'error'
  text: string
  place: string
  stack: string
}

export const DIALOGS = ['alert', 'confirm', 'prompt'] as const

/** A question the browser asked for the page. */
export interface DialogPayload {
  kind: 'dialog'
  dialog: (typeof DIALOGS)[number]
  text: string
  isAccepted: boolean
}

/** Of a body of a request; what is longer is cut. */
export const MAX_BODY_CHARACTERS = 100_000

/** A request that ended. `status` is 0 where there was no answer or it is not told. */
export interface RequestPayload {
  kind: 'request'
  type: RequestType
  method: string
  url: string
  status: number
  durationMs: number
  /** Headers by which a server finds the request in its own records. */
  trace: string
  /** Of the answer's body, where it is told. */
  bytes?: number
  /** Only where the person asked for them. */
  requestHeaders?: Record<string, string>
  responseHeaders?: Record<string, string>
  requestBody?: string
  responseBody?: string
}

export const REQUEST_TYPES = ['document', 'fetch', 'xhr', 'beacon', 'socket', 'resource'] as const
export type RequestType = (typeof REQUEST_TYPES)[number]

/** A frame of another document is in the page now. */
export interface FramePayload {
  kind: 'frame'
  url: string
}

/** What an element draws for itself is not shown from here on. */
export interface UnseenPayload {
  kind: 'unseen'
  /** Without it, a canvas. */
  what?: UnseenElement
  nodeId: number
  reason: UnseenReason
  /** In its own pixels. */
  width?: number
  height?: number
}

/** All animations there are, as far as they are. */
export interface AnimationsPayload {
  kind: 'animations'
  list: AnimationState[]
}

export type Payload =
  | AnimationsPayload
  | UnseenPayload
  | FramePayload
  | PageViewPayload
  | ElementPayload
  | LeftPayload
  | GapPayload
  | MaskingPayload
  | ConsolePayload
  | ErrorPayload
  | RequestPayload
  | DialogPayload
  | CustomPayload
  | IdentifyPayload
  | VitalPayload
  | DownloadPayload
  | ReactionPayload
  | ResourcesPayload
