import type { EventKind, Note, SessionEvent } from '@/lib/model/event'

import type { Gap } from './gaps'

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
  /** For a gap: its end. */
  until?: number
}

/** Events, gaps (pauses among them) and notes as one stream. */
export function assembleStream(
  events: readonly SessionEvent[],
  notes: readonly Note[],
  gaps: readonly Gap[],
): StreamItem[] {
  const ofEvents = events
    .filter((event) => event.kind !== 'gap')
    .map((event, index) => describeEvent(event, event.id ?? index))
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

function describeEvent(event: SessionEvent, id: number): StreamItem {
  const detail = event.kind === 'page view' ? event.url : event.selector
  const label = event.label || event.role || detail
  return { key: `event ${id}`, at: event.at, kind: event.kind, label, detail, windowId: event.windowId }
}
