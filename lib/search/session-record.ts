import type { SessionField } from '@/lib/model/filter'
import { measureSession, type MeasuredSession } from '@/lib/model/measure-session'
import type { Session } from '@/lib/model/session'

import type { Value } from './compile-test'

/** What search keeps in memory of a session: what is asked for and ordered by, and nothing else. */
export interface SessionRecord extends MeasuredSession {
  id: string
  title: string
  person: string
  tags: readonly string[]
  bytes: number
  /** By field; what changes while it is recorded is measured when it is asked for. */
  values: Partial<Record<SessionField, Value>>
}

export function describeRecord(session: Session): SessionRecord {
  const { id, title, person, tags, bytes, status, startedAt, endedAt, pauses, activity, device } = session
  const { signalCounts } = session
  return {
    id,
    title,
    person,
    tags,
    bytes,
    status,
    startedAt,
    endedAt,
    pauses,
    activity,
    values: {
      pages: session.pageCount,
      events: session.eventCount,
      clicks: session.clickCount,
      errors: session.errorCount,
      frustration: Object.values(signalCounts).reduce((sum, count) => sum + count, 0),
      'rage clicks': signalCounts['rage click'],
      'dead clicks': signalCounts['dead click'],
      'error clicks': signalCounts['error click'],
      thrashes: signalCounts.thrash,
      'u-turns': signalCounts['u-turn'],
      'quick backs': signalCounts['quick back'],
      gaps: session.gapCount,
      notes: session.noteCount,
      size: bytes,
      study: session.study,
      participant: session.participant,
      browser: device.browser,
      system: device.os,
      language: device.language,
      'time zone': device.timeZone,
      country: device.country,
      'viewport width': device.viewportWidth || null,
      'viewport height': device.viewportHeight || null,
      status: describeEnd(session),
      starred: describeYes(session.isStarred),
      viewed: describeYes(session.viewedAt !== null),
      kept: describeYes(session.isKept),
    },
  }
}

/** In the words of the list. */
function describeEnd({ status, endReason, isRecovered }: Session): string {
  if (status !== 'stopped') return status
  if (endReason === 'disk full') return 'disk full'
  if (endReason === 'saved from memory') return 'saved'
  return isRecovered ? 'recovered' : 'stopped'
}

function describeYes(is: boolean): string {
  return is ? 'yes' : 'no'
}

/** Durations in seconds, as people write them; a session has one value but for its tags. */
export function readField(record: SessionRecord, field: SessionField, now: number): Value {
  if (field === 'duration') return measureSession(record, now).lengthMs / 1_000
  return field === 'active time' ? measureSession(record, now).activeMs / 1_000 : record.values[field]
}
