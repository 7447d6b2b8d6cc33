import type { eventWithTime } from '@rrweb/types'

import { MAX_BODY_CHARACTERS, MAX_EVENTS_PER_CHUNK, MAX_NESTING } from './limits'

/** rrweb's event types run from 0 (DomContentLoaded) to 6 (Plugin). */
const LAST_EVENT_TYPE = 6

/** A chunk's body as events, or `undefined` when it is not what a recorder sends. */
export function checkBody(body: unknown): eventWithTime[] | undefined {
  if (typeof body !== 'string' || body.length > MAX_BODY_CHARACTERS || !isShallow(body)) return undefined
  const parsed = parseJson(body)
  if (!Array.isArray(parsed) || parsed.length === 0 || parsed.length > MAX_EVENTS_PER_CHUNK) return undefined
  return parsed.every(isEvent) ? parsed : undefined
}

const QUOTE = 34
const BACKSLASH = 92
const OPENING = new Set([91, 123])
const CLOSING = new Set([93, 125])

/** Counted in the text, because what has been parsed can only be walked by a recursion or with a lot of memory. */
function isShallow(json: string): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) isInString = !isInString
    else if (isInString && code === BACKSLASH) at += 1
    else if (!isInString && OPENING.has(code)) depth += 1
    else if (!isInString && CLOSING.has(code)) depth -= 1
    if (depth > MAX_NESTING) return false
  }
  return true
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: refused like any other shape that is not ours.
    return undefined
  }
}

function isEvent(value: unknown): value is eventWithTime {
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
