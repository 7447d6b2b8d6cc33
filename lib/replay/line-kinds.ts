import { SIGNAL_KINDS } from '@/lib/model/signal'

import { readRequestFacts } from './request-facts'
import type { StreamItem } from './stream'

/** Lists of the inspector that are made of lines of the stream. */
export const LINE_LISTS = ['events', 'console', 'network', 'errors'] as const
export type LineList = (typeof LINE_LISTS)[number]

/** What a list can be narrowed to; the order is that of the screen. */
export const LINE_KINDS = {
  events: ['pages', 'clicks', 'inputs', 'custom', 'frustration', 'errors', 'notes', 'gaps', 'other'],
  console: ['info', 'warn', 'error'],
  network: ['fetch', 'doc', 'js', 'css', 'img', 'other'],
  errors: ['uncaught', 'rejections', 'console', 'requests'],
} as const satisfies Record<LineList, readonly string[]>

const EVENT_KINDS: Partial<Record<StreamItem['kind'], (typeof LINE_KINDS)['events'][number]>> = {
  'page view': 'pages',
  'tab shown': 'pages',
  click: 'clicks',
  input: 'inputs',
  submit: 'inputs',
  cut: 'inputs',
  paste: 'inputs',
  custom: 'custom',
  identify: 'custom',
  error: 'errors',
  note: 'notes',
  gap: 'gaps',
}

/** Of which of its list's kinds a line is. */
export function kindOfLine(item: StreamItem, list: LineList): string {
  const { kind, said } = item
  if (list === 'network') return readRequestFacts(item).group
  if (list === 'errors') return kindOfFailure(item)
  if (list === 'console') {
    if (kind === 'error' || said?.level === 'error') return 'error'
    return said?.level === 'warn' ? 'warn' : 'info'
  }
  if (SIGNAL_KINDS.some((signal) => signal === kind)) return 'frustration'
  return EVENT_KINDS[kind] ?? 'other'
}

/** The words capture begins an unhandled rejection with. */
const REJECTION = /^unhandled rejection\b/i

function kindOfFailure({ kind, label }: StreamItem): (typeof LINE_KINDS)['errors'][number] {
  if (kind === 'request') return 'requests'
  if (kind === 'console') return 'console'
  return REJECTION.test(label) ? 'rejections' : 'uncaught'
}
