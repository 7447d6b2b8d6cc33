import type { EventKind } from '@/lib/model/event'
import type { ValueKind } from './operators'

export interface EventField {
  field: string
  name: string
  values: ValueKind
}

const LABEL: EventField = { field: 'label', name: 'label', values: 'text' }
const PAGE: EventField = { field: 'url', name: 'page', values: 'address' }
const ROLE: EventField = { field: 'role', name: 'role', values: 'text' }
const ELEMENT = [LABEL, ROLE, PAGE]
const TEXT: EventField = { ...LABEL, name: 'text' }

/** Kinds of events in the words of the screen, with what can be asked of each. */
export const EVENT_KINDS: readonly { kind: EventKind; name: string; fields: readonly EventField[] }[] = [
  { kind: 'page view', name: 'Page view', fields: [PAGE, { ...LABEL, name: 'title' }] },
  { kind: 'click', name: 'Click', fields: ELEMENT },
  { kind: 'input', name: 'Input', fields: ELEMENT },
  { kind: 'submit', name: 'Submit', fields: ELEMENT },
  { kind: 'copy', name: 'Copy', fields: ELEMENT },
  { kind: 'cut', name: 'Cut', fields: ELEMENT },
  { kind: 'paste', name: 'Paste', fields: ELEMENT },
  { kind: 'download', name: 'Download', fields: [{ ...LABEL, name: 'file' }, PAGE] },
  { kind: 'identify', name: 'Identify', fields: [{ ...LABEL, name: 'person' }, PAGE] },
  {
    kind: 'rage click',
    name: 'Rage click',
    fields: [...ELEMENT, { field: 'count', name: 'clicks', values: 'number' }],
  },
  { kind: 'dead click', name: 'Dead click', fields: ELEMENT },
  {
    kind: 'error click',
    name: 'Error click',
    fields: [...ELEMENT, { field: 'detail', name: 'error', values: 'text' }],
  },
  { kind: 'thrash', name: 'Thrashed pointer', fields: [PAGE] },
  { kind: 'u-turn', name: 'U-turn', fields: [PAGE] },
  { kind: 'quick back', name: 'Quick back', fields: [PAGE] },
  {
    kind: 'console',
    name: 'Console line',
    fields: [TEXT, { field: 'level', name: 'level', values: 'level' }, PAGE],
  },
  { kind: 'error', name: 'Uncaught error', fields: [TEXT, { field: 'detail', name: 'place', values: 'text' }, PAGE] },
  {
    kind: 'request',
    name: 'Request',
    fields: [
      { field: 'request url', name: 'URL', values: 'address' },
      { field: 'status', name: 'status', values: 'number' },
      { field: 'method', name: 'method', values: 'text' },
      { field: 'duration', name: 'duration in ms', values: 'number' },
      { field: 'detail', name: 'trace header', values: 'text' },
      PAGE,
    ],
  },
  { kind: 'alert', name: 'Alert shown', fields: [TEXT, PAGE] },
  { kind: 'dialog', name: 'Dialog', fields: [TEXT, { field: 'detail', name: 'answer', values: 'text' }, PAGE] },
  {
    kind: 'web vital',
    name: 'Web vital',
    fields: [{ ...LABEL, name: 'metric' }, { field: 'value', name: 'value', values: 'number' }, PAGE],
  },
  { kind: 'tab shown', name: 'Tab shown', fields: [] },
  { kind: 'gap', name: 'Gap', fields: [{ ...LABEL, name: 'reason' }] },
]

/** What can be asked of a custom event beside its properties. */
export const CUSTOM_FIELDS: readonly EventField[] = [PAGE]

/** Begins the field of a property. */
export const PROPERTY = 'properties.'
