import type { EventKind } from './event'

/** What a person wants gone from a recorded session. Instants are epoch ms. */
export type EditWish = ElementWish | TextWish | EventWish | TrimWish

/** An element, on the page where it was picked by its id, and wherever its selector finds it. */
export interface ElementWish {
  kind: 'element'
  pageId: string
  /** rrweb node id. */
  nodeId: number
  /** Empty: on this page only. Hops through shadow roots are written ` >>> `. */
  selector: string
  label?: string
  /** As it was shown, in CSS px: what is left is an empty box of this size. */
  width: number
  height: number
}

/** Every occurrence of a text, in any case, in any form it may be written in. */
export interface TextWish {
  kind: 'text'
  text: string
}

/** A row of `events`, with what it came from. */
export interface EventWish {
  kind: 'event'
  eventId: number
}

/** Nothing but what happened from `from` to `to`, both included, is kept. */
export interface TrimWish {
  kind: 'trim'
  from: number
  to: number
}

/** What makes an event be found again when its row is gone already: a job may be taken up in its middle. */
export interface EventTarget {
  pageId: string
  kind: EventKind
  nodeId: number
  at: number
  url: string
  label: string
}

/** rrweb ids on one page: elements that become empty boxes, and what was ever inside of them, which goes. */
export interface RemovedNodes {
  boxes: number[]
  inside: number[]
}

/** What an element turned out to be, looked for in all pages while they still are as they were recorded. */
export interface FoundElement {
  /** By page; pages without it are not named. */
  nodes: Record<string, RemovedNodes>
  /** Pages of frames that stood in it: they go. */
  framePageIds: string[]
  /** What it showed: this goes from titles, addresses and labels too. */
  texts: string[]
}

interface EditBase {
  id: string
  sessionId: string
  createdAt: number
  /** 1 once it cannot be undone any more: a job makes it so. IndexedDB cannot index booleans. */
  isPermanent: 0 | 1
}

/** A wish as a row: it can be undone until it is made permanent, and is gone when nothing of what it removes is left. */
export type Edit = EditBase &
  ((ElementWish & { found?: FoundElement }) | TextWish | (EventWish & { target: EventTarget }) | TrimWish)

/** An edit that can be applied: what it is about is known. */
export type PreparedEdit = EditBase &
  ((ElementWish & { found: FoundElement }) | TextWish | (EventWish & { target: EventTarget }) | TrimWish)

export type EditKind = Edit['kind']

export function listOfKind<Kind extends EditKind>(
  edits: readonly PreparedEdit[],
  kind: Kind,
): Extract<PreparedEdit, { kind: Kind }>[] {
  return edits.filter((edit): edit is Extract<PreparedEdit, { kind: Kind }> => edit.kind === kind)
}
