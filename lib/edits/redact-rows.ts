import type { Note } from '@/lib/model/note'

import { isRecord } from './read-event'
import type { EditableContent } from './content'
import type { TextRedactor } from './text-redactor'

/** Fields that name other rows, or say in our own words what a row is. */
const SESSION_WORDS = ['id', 'mode', 'status', 'endReason', 'blockedSites']
const PAGE_WORDS = ['id', 'sessionId', 'windowId', 'documentId', 'parentPageId']
const EVENT_WORDS = ['id', 'sessionId', 'windowId', 'pageId', 'kind']
const NOTE_WORDS = ['id', 'sessionId', 'tag', 'severity']

/** A session's rows without a text, whatever columns they have. */
export function redactRows<C extends EditableContent>(content: C, redactor: TextRedactor): C {
  const { redact, has } = redactor
  return {
    ...content,
    session: redactRow(content.session, SESSION_WORDS, redact),
    pages: content.pages.map((page) => redactRow(page, PAGE_WORDS, redact)),
    // The reason of a gap is ours.
    events: content.events.map((event) =>
      redactRow(event, event.kind === 'gap' ? [...EVENT_WORDS, 'label'] : EVENT_WORDS, redact),
    ),
    notes: redactNotes(content.notes, redactor),
    // A pattern with asterisks in it would be one of other sites.
    windows: content.windows.map((window) => ({ ...window, sites: window.sites.filter((site) => !has(site)) })),
  }
}

/** What people said, without a text: what it is about and how bad it is are our own words. */
export function redactNotes(notes: readonly Note[], { redact }: Pick<TextRedactor, 'redact'>): Note[] {
  return notes.map((note) => redactRow(note, NOTE_WORDS, redact))
}

function redactRow<Row extends object>(row: Row, kept: readonly string[], redact: (text: string) => string): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, kept.includes(name) ? value : redactValue(value, redact)]),
  ) as Row
}

function redactValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact))
  if (!isRecord(value) || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactValue(item, redact)]))
}
