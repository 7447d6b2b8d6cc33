import type { eventWithTime } from '@rrweb/types'

import type { SessionEvent } from '@/lib/model/event'
import { readResources } from '@/lib/model/read-resources'
import {
  CONSOLE_LEVELS,
  DIALOGS,
  ELEMENT_KINDS,
  MAX_BODY_CHARACTERS,
  MAX_PROPERTIES,
  PAYLOAD_TAG,
  REACTIONS,
  REQUEST_TYPES,
  VITALS,
  type DialogPayload,
  type Payload,
  type Properties,
  type RequestPayload,
} from '@/lib/model/payload'

const MAX_TEXT_CHARACTERS = 500
const MAX_METHOD_CHARACTERS = 16
const MAX_HEADERS = 100

export interface EventSource {
  sessionId: string
  windowId: string
  pageId: string
  /** The page's address when the first of these events happened. */
  url: string
}

/** The events in a run of (masked) rrweb events, in their order. Pure: a stored session gives the same again. */
export function deriveEvents(source: EventSource, events: readonly eventWithTime[]): SessionEvent[] {
  const { sessionId, windowId, pageId } = source
  const derived: SessionEvent[] = []
  let { url } = source
  for (const event of events) {
    const payload = readPayload(event)
    if (payload?.kind === 'page view') url = payload.url
    const told = payload && describePayload(payload, event.timestamp)
    if (told) derived.push({ sessionId, windowId, pageId, at: event.timestamp, url, ...NO_ELEMENT, ...told })
  }
  return derived
}

type Told = Pick<SessionEvent, 'kind' | 'label'> & Partial<SessionEvent>

/** What an event's row says of it; `undefined` for what is said to the recorder alone. */
function describePayload(payload: Payload, at: number): Told | undefined {
  switch (payload.kind) {
    case 'left':
    case 'frame':
    case 'masking':
    case 'reaction':
    case 'resources':
    case 'unseen':
    case 'animations':
      return undefined
    case 'page view':
      return { kind: 'page view', label: payload.title }
    case 'gap':
      return { kind: 'gap', label: payload.reason, at: payload.from, until: at }
    case 'console':
      return {
        kind: 'console',
        label: payload.text,
        level: payload.level,
        count: payload.count,
        ...(payload.stack && { detail: payload.stack }),
      }
    case 'dialog':
      return { kind: 'dialog', label: payload.text, detail: describeAnswer(payload) }
    case 'error':
      return { kind: 'error', label: payload.text, detail: payload.place }
    case 'request': {
      const { method, url, status, durationMs, trace } = payload
      return { kind: 'request', label: `${method} ${url}`, status, durationMs, detail: trace }
    }
    case 'custom':
      return { kind: 'custom', label: payload.name, properties: payload.properties }
    case 'identify':
      return { kind: 'identify', label: payload.person, properties: payload.properties }
    case 'web vital':
      return { kind: 'web vital', label: payload.metric, value: payload.value }
    case 'download':
      return { kind: 'download', label: payload.name, detail: payload.url }
    default:
      return payload
  }
}

function describeAnswer({ dialog, isAccepted }: DialogPayload): string {
  return dialog === 'alert' ? 'alert' : `${dialog}, ${isAccepted ? 'accepted' : 'dismissed'}`
}

const NO_ELEMENT = { role: '', selector: '', nodeId: 0 }

/** What capture said in this event, checked: the page may have forged it. */
export function readPayload(event: eventWithTime): Payload | undefined {
  if ((event.type as number) !== 5) return undefined
  const { tag, payload } = event.data as { tag: string; payload: Record<string, unknown> | null }
  if (tag !== PAYLOAD_TAG || payload === null) return undefined
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name].slice(0, MAX_TEXT_CHARACTERS) : '')
  switch (payload['kind']) {
    case 'page view':
      return { kind: 'page view', url: text('url'), title: text('title') }
    case 'left':
      return { kind: 'left' }
    case 'frame':
      return { kind: 'frame', url: text('url') }
    case 'console': {
      const level = CONSOLE_LEVELS.find((known) => known === payload['level']) ?? 'log'
      const stack = text('stack')
      const count = Math.max(1, readCount(payload['count']))
      return { kind: 'console', level, text: text('text'), count, ...(stack !== '' && { stack }) }
    }
    case 'error':
      return { kind: 'error', text: text('text'), place: text('place'), stack: text('stack') }
    case 'custom':
      return { kind: 'custom', name: text('name'), properties: readProperties(payload['properties']) }
    case 'identify':
      return { kind: 'identify', person: text('person'), properties: readProperties(payload['properties']) }
    case 'web vital': {
      const metric = VITALS.find((known) => known === payload['metric'])
      const { value } = payload
      const isValue = typeof value === 'number' && Number.isFinite(value) && value >= 0
      return metric && isValue ? { kind: 'web vital', metric, value } : undefined
    }
    case 'download':
      return { kind: 'download', name: text('name'), url: text('url') }
    case 'request': {
      const type = REQUEST_TYPES.find((known) => known === payload['type']) ?? 'resource'
      const [status, durationMs] = [readCount(payload['status']), readCount(payload['durationMs'])]
      const method = text('method').slice(0, MAX_METHOD_CHARACTERS)
      const bytes = 'bytes' in payload ? { bytes: readCount(payload['bytes']) } : {}
      return {
        kind: 'request',
        type,
        method,
        url: text('url'),
        status,
        durationMs,
        trace: text('trace'),
        ...bytes,
        ...readAsked(payload),
      }
    }
    case 'reaction': {
      const reaction = REACTIONS.find((known) => known === payload['reaction'])
      return reaction && { kind: 'reaction', reaction }
    }
    case 'resources':
      return { kind: 'resources', list: readResources(payload['list'], event.timestamp) }
    case 'gap':
      return readGap(payload, event.timestamp)
    case 'dialog': {
      const dialog = DIALOGS.find((known) => known === payload['dialog']) ?? 'alert'
      return { kind: 'dialog', dialog, text: text('text'), isAccepted: payload['isAccepted'] === true }
    }
    default: {
      const kind = ELEMENT_KINDS.find((known) => known === payload['kind'])
      if (!kind) return undefined
      const nodeId = typeof payload['nodeId'] === 'number' ? payload['nodeId'] : 0
      return { kind, nodeId, role: text('role'), label: text('label'), selector: text('selector') }
    }
  }
}

/** What is there only where somebody asked for it. */
function readAsked(payload: Record<string, unknown>): Partial<RequestPayload> {
  const headers = (['requestHeaders', 'responseHeaders'] as const).flatMap((name) => {
    const given = payload[name]
    if (typeof given !== 'object' || given === null) return []
    const texts = Object.entries(given).filter(([, value]) => typeof value === 'string')
    return [[name, Object.fromEntries(texts.slice(0, MAX_HEADERS))] as const]
  })
  const bodies = (['requestBody', 'responseBody'] as const).flatMap((name) => {
    const given = payload[name]
    return typeof given === 'string' ? [[name, given.slice(0, MAX_BODY_CHARACTERS)] as const] : []
  })
  return Object.fromEntries([...headers, ...bodies])
}

function readProperties(given: unknown): Properties {
  if (typeof given !== 'object' || given === null) return {}
  const entries = Object.entries(given).slice(0, MAX_PROPERTIES)
  return Object.fromEntries(
    entries.flatMap(([name, value]: [string, unknown]): [string, string | number | boolean][] => {
      const isPlain = typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
      if (isPlain) return [[name.slice(0, MAX_TEXT_CHARACTERS), value]]
      return typeof value === 'string'
        ? [[name.slice(0, MAX_TEXT_CHARACTERS), value.slice(0, MAX_TEXT_CHARACTERS)]]
        : []
    }),
  )
}

function readCount(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0
}

function readGap({ reason, from }: Record<string, unknown>, at: number): Payload | undefined {
  if (reason !== 'page frozen' && reason !== 'excluded by a rule') return undefined
  if (typeof from !== 'number' || !(from >= 0 && from <= at)) return undefined
  return { kind: 'gap', reason, from }
}
