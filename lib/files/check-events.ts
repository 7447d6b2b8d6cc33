import type { EventKind, SaidKind, SessionEvent } from '@/lib/model/event'
import { CONSOLE_LEVELS, ELEMENT_KINDS, MAX_PROPERTIES } from '@/lib/model/payload'
import { SIGNAL_KINDS } from '@/lib/model/signal'

import { readProperties } from './check-rows'
import { isFields, isInstant, readCount, readInstant, readOne, readText, readUrl, type Fields } from './read-row'

const SAID: readonly SaidKind[] = [
  'console',
  'error',
  'request',
  'dialog',
  'custom',
  'identify',
  'web vital',
  'download',
]
const KINDS: readonly EventKind[] = ['page view', 'gap', 'tab shown', ...ELEMENT_KINDS, ...SAID, ...SIGNAL_KINDS]

/** A row of an event from a file; `undefined` for one of which nothing can be told. */
export function checkEventRow(row: unknown): SessionEvent | undefined {
  if (!isFields(row)) return undefined
  const [kind, at] = [readOne(row['kind'], KINDS), readInstant(row['at'])]
  if (!kind || at === undefined) return undefined
  const level = readOne(row['level'], CONSOLE_LEVELS)
  return {
    sessionId: '',
    windowId: readText(row['windowId']),
    pageId: readText(row['pageId']),
    at,
    kind,
    label: readText(row['label']),
    role: readText(row['role'], 200),
    selector: readText(row['selector']),
    url: readUrl(row['url']),
    nodeId: readCount(row['nodeId']),
    ...(level && { level }),
    ...readNumbers(row),
    ...(isFields(row['properties']) && { properties: readProperties(row['properties'], MAX_PROPERTIES) }),
    ...(typeof row['detail'] === 'string' && { detail: readText(row['detail']) }),
    ...(kind === 'gap' && { until: isInstant(row['until']) && row['until'] >= at ? row['until'] : at }),
  }
}

const NUMBERS = ['count', 'value', 'status', 'durationMs'] as const

function readNumbers(row: Fields): Partial<SessionEvent> {
  return Object.fromEntries(NUMBERS.flatMap((name) => (row[name] === undefined ? [] : [[name, readCount(row[name])]])))
}
