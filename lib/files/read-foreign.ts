import { MAX_PERSON_PROPERTIES } from '@/lib/model/payload'

import { readProperties } from './check-rows'
import { inOneWindow, NOBODY, type ForeignSession } from './foreign'
import { MAX_WINDOWS } from './limits'
import { parseJson, tryJson } from './parse-json'
import { asFields, asList, isFields, readText } from './read-row'
import { Refusal } from './refusal'

/**
 * What a text of JSON holds that other tools wrote; what it is, is told by its shape and not by its name:
 *
 *   [event, ...]                                                    rrweb
 *   ["packed event", ...]                                           rrweb, by its packer
 *   {events: [event, ...]}                                          rrweb, as tools wrap it
 *   [[event, ...], ...]                                             Sentry: the segments of a replay
 *   {"segment_id": 0}\n[event, ...]                                 Sentry: one segment as it is sent
 *   {version, data: {id, person, snapshots: [{windowId, ...event}]}}         PostHog, 2023-04-28
 *   {version, data: {person, snapshotsByWindowId: {[id]: [event, ...]}}}     PostHog, 2022-12-02
 *   {"window_id": id, "data": [event, ...]}\n...                    PostHog, lines of its snapshots, 1
 *   [windowId, event]\n...                                          PostHog, lines of its snapshots, 2
 */
export function readForeign(text: string): ForeignSession {
  const trimmed = text.trimStart()
  if (trimmed === '') throw new Refusal('empty')
  const whole = tryJson(trimmed)
  const session = whole === undefined ? readLines(trimmed) : readValue(whole)
  if (session) return session
  // Nothing here can be read: say why the whole cannot.
  if (whole === undefined) parseJson(trimmed)
  throw new Refusal('no recording')
}

function readValue(value: unknown): ForeignSession | undefined {
  if (Array.isArray(value)) return readArray(value as unknown[])
  if (!isFields(value)) return undefined
  if (isFields(value['data'])) return readPosthog(value['data'])
  if (Array.isArray(value['events'])) return inOneWindow(value['events'], readText(value['id'], 200))
  const line = readLine(value)
  return line && fromLines([line])
}

function readArray(value: unknown[]): ForeignSession | undefined {
  if (value.length === 0) return undefined
  const line = readLine(value)
  if (line && !value.every(Array.isArray)) return fromLines([line])
  // A line of PostHog's is an array too: a window and an event.
  if (value.every(Array.isArray)) {
    const lines = value.flatMap((item) => readLine(item) ?? [])
    if (lines.length === value.length) return fromLines(lines)
    return inOneWindow((value as unknown[][]).flat())
  }
  const isPacked = value.every((event) => typeof event === 'string')
  return isPacked || value.some((event) => isFields(event) && 'timestamp' in event) ? inOneWindow(value) : undefined
}

function readPosthog(data: Record<string, unknown>): ForeignSession | undefined {
  const windows = new Map<string, unknown[]>()
  if (Array.isArray(data['snapshots'])) {
    for (const snapshot of data['snapshots'] as unknown[]) {
      const { windowId, window_id: other, ...event } = asFields(snapshot)
      addEvents(windows, readId(windowId ?? other), [event])
    }
  } else if (isFields(data['snapshotsByWindowId'])) {
    for (const [id, events] of Object.entries(data['snapshotsByWindowId'])) addEvents(windows, id, asList(events))
  } else return undefined
  return { id: readText(data['id'], 200), person: readPerson(data['person']), windows }
}

function readPerson(value: unknown): ForeignSession['person'] {
  const person = asFields(value)
  const [first] = asList(person['distinct_ids'])
  const id = readText(first, 500) || readText(person['distinct_id'], 500)
  if (id === '') return NOBODY
  const properties = readProperties(person['properties'], MAX_PERSON_PROPERTIES)
  return { id, name: readText(person['name'], 500), properties }
}

interface Line {
  windowId: string
  events: unknown[]
}

function readLine(value: unknown): Line | undefined {
  if (Array.isArray(value)) {
    const [windowId, event] = value as unknown[]
    const isLine =
      value.length === 2 && (typeof windowId === 'string' || typeof windowId === 'number') && isFields(event)
    return isLine ? { windowId: readId(windowId), events: [event] } : undefined
  }
  const { window_id: id, windowId, data } = asFields(value)
  if (!Array.isArray(data) || (id === undefined && windowId === undefined)) return undefined
  return { windowId: readId(id ?? windowId), events: data as unknown[] }
}

/** JSON by lines. A line that is cut off is the last one: what is before it stands. */
function readLines(text: string): ForeignSession | undefined {
  const values = text.split('\n').map((line) => (line.trim() === '' ? undefined : tryJson(line)))
  const [first, ...rest] = values.filter((value) => value !== undefined)
  // The head of a segment of Sentry's stands on a line of its own.
  if (isFields(first) && 'segment_id' in first) return rest[0] === undefined ? undefined : readValue(rest[0])
  const lines = [first, ...rest].flatMap((value) => readLine(value) ?? [])
  if (lines.length > 0) return fromLines(lines)
  const events = [first, ...rest].filter((value) => isFields(value) && 'timestamp' in value && 'type' in value)
  return events.length > 0 ? inOneWindow(events) : undefined
}

function fromLines(lines: readonly Line[]): ForeignSession {
  const windows = new Map<string, unknown[]>()
  for (const { windowId, events } of lines) addEvents(windows, windowId, events)
  return { id: '', person: NOBODY, windows }
}

function addEvents(windows: Map<string, unknown[]>, id: string, events: readonly unknown[]): void {
  const known = windows.get(id)
  if (!known && windows.size >= MAX_WINDOWS) throw new Refusal('too large', 'windows')
  if (!known) windows.set(id, [...events])
  // One by one: so many at once as arguments overflow the stack.
  else for (const event of events) known.push(event)
}

function readId(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
}
