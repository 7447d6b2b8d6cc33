import type { EventKind, SaidKind, SessionEvent } from '@/lib/model/event'
import type { Note } from '@/lib/model/note'
import { SIGNAL_KINDS } from '@/lib/model/signal'

import type { Gap } from './gaps'
import { describeAsked, keyOfRequest, type LineDetails, type RequestDetails } from './list-details'

/** One line of the event stream: what happened, in order of time. Epoch ms. */
export interface StreamItem {
  key: string
  at: number
  kind: EventKind | 'note'
  label: string
  /** Empty for what belongs to no window. */
  windowId: string
  /** Says more when the label is not enough: the URL of a page view, the selector of an element. */
  detail: string
  /** The row it is, for what can be removed. */
  eventId?: number
  /** All of that row. */
  event?: SessionEvent
  /** Of what a page loaded: it is no event. */
  pageId?: string
  /** What the chunks say beyond it, and of what a page loaded. */
  more?: LineDetails
  /** For a gap: its end. */
  until?: number
  /** Of what a page says of itself, and of a sign of frustration. */
  said?: Pick<SessionEvent, 'level' | 'count' | 'status' | 'durationMs' | 'value'>
}

/** Events, gaps (pauses among them) and notes as one stream; `details` say more of what pages said. */
export function assembleStream(
  events: readonly SessionEvent[],
  notes: readonly Note[],
  gaps: readonly Gap[],
  details: RequestDetails = new Map(),
): StreamItem[] {
  const ofEvents = events
    .filter((event) => event.kind !== 'gap')
    .map((event, index) => describeEvent(event, event.id ?? index, details))
  const ofGaps = gaps.map((gap, index): StreamItem => {
    return {
      key: `gap ${index}`,
      at: gap.from,
      until: gap.to,
      kind: 'gap',
      label: gap.reason,
      detail: gap.url ?? '',
      windowId: '',
    }
  })
  const ofNotes = notes.map((note): StreamItem => {
    return { key: `note ${note.id}`, at: note.at, kind: 'note', label: note.text, detail: '', windowId: '' }
  })
  return [...ofEvents, ...ofGaps, ...ofNotes].toSorted((a, b) => a.at - b.at)
}

const SAID_KINDS: ReadonlySet<string> = new Set<SaidKind>([
  'console',
  'error',
  'request',
  'dialog',
  'custom',
  'identify',
  'web vital',
  'download',
])

/** Of these the chunks may say more than their rows. */
const MORE_KINDS: ReadonlySet<string> = new Set<EventKind>(['request', 'console', 'error'])

/** They are of a page, and say where that is. */
const PAGE_KINDS: ReadonlySet<string> = new Set<EventKind>(['page view', 'u-turn', 'quick back'])

/** Each on a line. */
function describeProperties({ properties = {} }: SessionEvent): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

function describeEvent(event: SessionEvent, id: number, details: RequestDetails): StreamItem {
  const isSignal = SIGNAL_KINDS.some((kind) => kind === event.kind)
  const isSaid = isSignal || SAID_KINDS.has(event.kind)
  const place = PAGE_KINDS.has(event.kind) ? event.url : event.selector
  const more = MORE_KINDS.has(event.kind) ? details.get(keyOfRequest(event)) : undefined
  const asked = more ? describeAsked(more) : ''
  const said = [event.detail ?? describeProperties(event), asked].filter((lines) => lines !== '').join('\n')
  const detail = isSaid && !isSignal ? said : (event.detail ?? place)
  const label = event.label || event.role || (isSignal ? place : detail)
  const { at, kind, windowId } = event
  const item = { key: `event ${id}`, at, kind, label, detail, windowId, event }
  return {
    ...item,
    ...(isSaid && { said: event }),
    ...(more && { more }),
    ...(event.id !== undefined && { eventId: event.id }),
  }
}
