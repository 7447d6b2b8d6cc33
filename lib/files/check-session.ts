import { NO_DEVICE, type EndReason, type Session } from '@/lib/model/session'
import { NO_SIGNALS } from '@/lib/model/signal'

import { MAX_LIST, MAX_NAME_CHARACTERS, MAX_SESSION_MS } from './limits'
import {
  asFields,
  asList,
  isInstant,
  readCount,
  readInstant,
  readOne,
  readText,
  readTexts,
  type Fields,
} from './read-row'
import { Refusal } from './refusal'

const END_REASONS: readonly EndReason[] = [
  'stopped',
  'tab closed',
  'browser closed',
  'extension restarted',
  'no interaction',
  'too long',
  'disk full',
  'saved from memory',
]

/**
 * A session's row from a file, with nothing in it but what belongs there. Counts are made anew when it is stored; what
 * only means something in the browser it comes from (sites that ask to be allowed, who kept it) is left behind.
 */
export function checkSession(value: unknown): Session {
  const row = asFields(value)
  const startedAt = readInstant(row['startedAt'])
  const endedAt = readInstant(row['endedAt'])
  const isSpan = startedAt !== undefined && endedAt !== undefined && startedAt <= endedAt
  if (!isSpan || endedAt - startedAt > MAX_SESSION_MS || typeof row['id'] !== 'string') {
    throw new Refusal('damaged', 'session')
  }
  const { lastAt, activeMs } = asFields(row['activity'])
  const name = (field: string) => readText(row[field], MAX_NAME_CHARACTERS)
  return {
    id: name('id'),
    mode: row['mode'] === 'always' ? 'always' : 'manual',
    status: 'stopped',
    title: name('title'),
    isNamed: row['isNamed'] === true,
    tags: readTexts(row['tags']),
    person: name('person'),
    study: name('study'),
    participant: name('participant'),
    hasConsent: row['hasConsent'] === true,
    startedAt,
    endedAt,
    endReason: readOne(row['endReason'], END_REASONS) ?? 'stopped',
    isRecovered: row['isRecovered'] === true,
    pauses: asList(row['pauses']).slice(0, MAX_LIST).flatMap(readPause),
    activity: { lastAt: readInstant(lastAt) ?? null, activeMs: readCount(activeMs) },
    pageCount: 0,
    eventCount: 0,
    gapCount: 0,
    noteCount: 0,
    errorCount: 0,
    clickCount: 0,
    signalCounts: NO_SIGNALS,
    device: readDevice(asFields(row['device'])),
    identifiedAs: name('identifiedAs'),
    isStarred: row['isStarred'] === true,
    viewedAt: readInstant(row['viewedAt']) ?? null,
    bytes: 0,
    rawBytes: 0,
    blockedSites: [],
    expiresAt: 0,
    isKept: false,
    deletedAt: null,
    schema: 1,
  }
}

function readPause(value: unknown): Session['pauses'] {
  const { from, to } = asFields(value)
  if (!isInstant(from)) return []
  return to === null || (isInstant(to) && to >= from) ? [{ from, to }] : []
}

function readDevice(row: Fields): Session['device'] {
  const texts = ['browser', 'os', 'language', 'timeZone', 'country'].map((name) => [name, readText(row[name], 100)])
  return {
    ...NO_DEVICE,
    ...Object.fromEntries(texts),
    viewportWidth: readCount(row['viewportWidth']),
    viewportHeight: readCount(row['viewportHeight']),
  }
}
