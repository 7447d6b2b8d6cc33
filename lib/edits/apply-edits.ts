import type { eventWithTime } from '@rrweb/types'

import { listOfKind, type EventTarget, type FoundElement, type PreparedEdit } from '@/lib/model/edit'
import type { EventKind, SessionEvent } from '@/lib/model/event'
import { cutEvents } from '@/lib/replay/state/cut-events'

import type { EditableContent } from './content'
import { countRows, intersectRanges } from './cut-rows'
import { redactElement } from './redact-element'
import { maskView, redactEvent } from './redact-event'
import { redactNames, type ChangeNames } from './redact-names'
import { redactRows } from './redact-rows'
import { isSignalOf } from './is-signal-of'
import { redactText } from './redact-text'
import { createTextRedactor, type TextRedactor } from './text-redactor'
import { trimContent } from './trim-content'

/*
 * Edits of a recorded session. In come rows and rrweb events with edits of which all is known (`prepareEdits`), out come
 * the same rows and events as they will be. What is only shown this way and what is made permanent are the same
 * functions. Pure; never changes an id or a time of what stays, and twice is once.
 */
/** Rows that are called as their page is. */
const TITLED: ReadonlySet<EventKind> = new Set(['page view', 'u-turn', 'quick back'])
const NOTHING = { boxes: [], inside: [] }

/**
 * All rows of a session. Events first, for a page view is known by the names it had; then elements, for a selector may be
 * made of a text that is to go; the range last.
 */
export function applyEdits<C extends EditableContent>(content: C, edits: readonly PreparedEdit[]): C {
  let edited = content
  for (const { target, eventId } of listOfKind(edits, 'event')) edited = redactEventRow(edited, eventId, target)
  for (const { found } of listOfKind(edits, 'element')) edited = redactElementRows(edited, found)
  for (const { text } of listOfKind(edits, 'text')) edited = redactRows(edited, createTextRedactor(text))
  const range = intersectRanges(listOfKind(edits, 'trim'))
  if (range) edited = trimContent(edited, range)
  if (edits.length === 0) return content
  const { pageCount: _pageCount, ...counts } = countRows(edited.pages, edited.events)
  return { ...edited, session: { ...edited.session, ...counts } }
}

/** The rrweb events of one page that is left, in order of time. */
export function applyEditsToPage(
  pageId: string,
  events: readonly eventWithTime[],
  edits: readonly PreparedEdit[],
): eventWithTime[] {
  let edited: eventWithTime[] = [...events]
  for (const { target } of listOfKind(edits, 'event'))
    if (target.pageId === pageId) edited = redactEvent(edited, target)
  for (const { found, width, height } of listOfKind(edits, 'element')) {
    edited = redactElement(edited, found.nodes[pageId] ?? NOTHING, { width, height })
    if (found.texts.length > 0) edited = redactNames(edited, nameTexts(found.texts))
  }
  for (const { text } of listOfKind(edits, 'text')) edited = redactText(edited, createTextRedactor(text))
  const range = intersectRanges(listOfKind(edits, 'trim'))
  return range ? cutEvents(edited, range.from, range.to) : edited
}

/** The address by which edited events ask for an asset that was kept under `url`. */
export function applyEditsToAssetUrl(url: string, edits: readonly PreparedEdit[]): string {
  return listRedactors(edits).reduce((address, redactor) => redactor.redact(address), url)
}

/** Whether what is kept as an asset is itself a text that holds one that is to go: a style, a drawing. */
export function isAssetToGo(
  { type, body }: { type: string; body: Uint8Array<ArrayBuffer> },
  edits: readonly PreparedEdit[],
): boolean {
  const redactors = listRedactors(edits)
  if (redactors.length === 0 || !/^text\/|svg|xml|json/.test(type)) return false
  const text = new TextDecoder().decode(body)
  return redactors.some((redactor) => redactor.has(text))
}

function listRedactors(edits: readonly PreparedEdit[]): TextRedactor[] {
  return listOfKind(edits, 'text').map(({ text }) => createTextRedactor(text))
}

function nameTexts(texts: readonly string[]): ChangeNames {
  const redactors = texts.map(createTextRedactor)
  const redact = (text: string) => redactors.reduce((masked, redactor) => redactor.redact(masked), text)
  return { title: redact, url: redact, label: redact }
}

function redactElementRows<C extends EditableContent>(content: C, found: FoundElement): C {
  const removed = new Map(
    Object.entries(found.nodes).map(([pageId, { boxes, inside }]) => [pageId, new Set([...boxes, ...inside])]),
  )
  const isOfFrame = (pageId: string) => found.framePageIds.includes(pageId)
  const pages = content.pages.filter(({ id }) => !isOfFrame(id))
  const events = content.events
    .filter(({ pageId }) => !isOfFrame(pageId))
    .map((event) =>
      event.kind !== 'gap' && removed.get(event.pageId)?.has(event.nodeId)
        ? { ...event, label: '', selector: '' }
        : event,
    )
  const left = { ...content, pages, events }
  return found.texts.length > 0 ? nameRows(left, nameTexts(found.texts)) : left
}

function redactEventRow<C extends EditableContent>(content: C, eventId: number, target: EventTarget): C {
  const events = content.events.filter((event) => event.id !== eventId && !isSignalOf(event, target))
  const left = { ...content, events }
  return target.kind === 'page view' ? nameRows(left, maskView(target), target.pageId) : left
}

/** What rows are called and where they were, on one page or on all of them. */
function nameRows<C extends EditableContent>(content: C, change: ChangeNames, pageId?: string): C {
  const isOf = (id: string) => pageId === undefined || id === pageId
  const { session } = content
  return {
    ...content,
    session: {
      ...session,
      title: session.isNamed && pageId !== undefined ? session.title : change.title(session.title),
    },
    pages: content.pages.map((page) =>
      isOf(page.id) ? { ...page, url: change.url(page.url), title: change.title(page.title) } : page,
    ),
    events: content.events.map((event) => (isOf(event.pageId) ? nameEvent(event, change) : event)),
  }
}

function nameEvent(event: SessionEvent, change: ChangeNames): SessionEvent {
  const { kind, label, selector, detail } = event
  const url = change.url(event.url)
  if (kind === 'gap') return { ...event, url }
  return {
    ...event,
    url,
    label: TITLED.has(kind) ? change.title(label) : change.label(label),
    selector: change.label(selector),
    ...(kind === 'error click' && detail !== undefined && { detail: change.label(detail) }),
  }
}
