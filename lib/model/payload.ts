/**
 * What capture adds to the rrweb stream as custom events (type 5) with the tag `afterimage`, because it can only be
 * known where the DOM is live. Events are derived from these when a chunk arrives, and again from any stored session.
 */
export const PAYLOAD_TAG = 'afterimage'

/** The verdict that masking gave the text in it (`s`: shown); without one the text is masked. */
interface Judged {
  v?: 's' | 'm' | 'i' | 'b'
}

export interface PageViewPayload extends Judged {
  kind: 'page view'
  url: string
  title: string
}

export interface ElementPayload extends Judged {
  kind: 'click' | 'input' | 'submit'
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

/** A frame of another document is in the page now. */
export interface FramePayload {
  kind: 'frame'
  url: string
}

export type Payload = FramePayload | PageViewPayload | ElementPayload | LeftPayload | GapPayload
