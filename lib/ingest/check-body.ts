import type { eventWithTime } from '@rrweb/types'

import { expandEvent } from '@/lib/messages/flat-event'

import { isShallow } from './is-shallow'
import { MAX_BODY_CHARACTERS, MAX_EVENTS_PER_CHUNK, MAX_NODES_PER_CHUNK } from './limits'

/** rrweb's event types run from 0 (DomContentLoaded) to 6 (Plugin). */
const LAST_EVENT_TYPE = 6

/** A chunk's body as events, or `undefined` when it is not what a recorder sends. */
export function checkBody(body: unknown): eventWithTime[] | undefined {
  if (typeof body !== 'string' || body.length > MAX_BODY_CHARACTERS || !isShallow(body)) return undefined
  const parsed = parseJson(body)
  if (!Array.isArray(parsed) || parsed.length === 0 || parsed.length > MAX_EVENTS_PER_CHUNK) return undefined
  const room = { nodes: MAX_NODES_PER_CHUNK }
  const events = parsed.map((event: unknown) => expandEvent(event, room))
  return events.every(isEvent) ? events : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: refused like any other shape that is not ours.
    return undefined
  }
}

/** Whether a value that came as JSON has the shape of an rrweb event, as far as anything here relies on it. */
export function isEvent(value: unknown): value is eventWithTime {
  if (typeof value !== 'object' || value === null) return false
  const { type, timestamp, data } = value as Record<string, unknown>
  if (typeof timestamp !== 'number' || !Number.isFinite(timestamp) || timestamp < 0) return false
  if (typeof type !== 'number' || !Number.isInteger(type) || type < 0 || type > LAST_EVENT_TYPE) return false
  return isData(type, data)
}

function isData(type: number, data: unknown): boolean {
  if (type < 2) return true
  if (typeof data !== 'object' || data === null) return false
  const record = data as Record<string, unknown>
  if (type === 2) return isNode(record['node'])
  if (type === 3) return typeof record['source'] === 'number' && (record['source'] !== 0 || isMutation(record))
  if (type === 4) return typeof record['href'] === 'string'
  if (type === 5) return typeof record['tag'] === 'string' && typeof record['payload'] === 'object'
  return true
}

function isMutation(data: Record<string, unknown>): boolean {
  const { adds, removes, texts, attributes } = data
  if (![adds, removes, texts, attributes].every(Array.isArray)) return false
  const areObjects = (list: unknown) => (list as unknown[]).every((item) => typeof item === 'object' && item !== null)
  return (
    [adds, removes, texts, attributes].every(areObjects) &&
    (adds as { node?: unknown }[]).every((add) => isNode(add.node)) &&
    (attributes as { attributes?: unknown }[]).every(({ attributes: map }) => typeof map === 'object' && map !== null)
  )
}

function isNode(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { id, tagName, attributes, textContent, childNodes } = value as Record<string, unknown>
  if (typeof id !== 'number') return false
  if (tagName !== undefined && (typeof tagName !== 'string' || typeof attributes !== 'object' || attributes === null))
    return false
  if (textContent !== undefined && textContent !== null && typeof textContent !== 'string') return false
  return childNodes === undefined ? tagName === undefined : Array.isArray(childNodes) && childNodes.every(isNode)
}
