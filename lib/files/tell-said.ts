import type { eventWithTime } from '@rrweb/types'

import { createMasker } from '@/lib/masking/create-masker'
import { maskBody, maskHeaders } from '@/lib/masking/mask-body'
import type { ConsoleLevel, ConsolePayload, Payload, RequestPayload, RequestType } from '@/lib/model/payload'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { asFields, asList, isFields, readText, readUrl, type Fields } from './read-row'
import { tryJson } from './parse-json'

const MASKER = createMasker(DEFAULT_RULES, { level: 'light' })

const [INCREMENT, CUSTOM, PLUGIN] = [3, 5, 6]
const LOG = 11
const MS_PER_SECOND = 1_000

/** What one event of another tool says, and when (epoch ms). */
export interface Told {
  at: number
  payload: Payload
}

/** Lines of a console, requests, routes and errors, as plugins of rrweb, PostHog and Sentry tell them. */
export function tellSaid(event: eventWithTime): Told[] {
  const data = asFields(event.data)
  const at = event.timestamp
  switch (event.type as number) {
    case INCREMENT:
      return data['source'] === LOG ? [{ at, payload: tellLine(data) }] : []
    case PLUGIN:
      return tellPlugin(readText(data['plugin']), asFields(data['payload']), at)
    case CUSTOM:
      return tellCustom(readText(data['tag']), asFields(data['payload']), at)
    default:
      return []
  }
}

function tellPlugin(plugin: string, payload: Fields, at: number): Told[] {
  if (plugin.startsWith('rrweb/console')) return [{ at, payload: tellLine(payload) }]
  if (plugin.startsWith('rrweb/network'))
    return asList(payload['requests'])
      .filter(isFields)
      .map((one) => tellRequest(one, at))
  if (plugin.startsWith('posthog/network')) return [tellRequest(nameNumbers(payload), at)]
  return []
}

const LEVELS: Readonly<Record<string, ConsoleLevel>> = {
  error: 'error',
  assert: 'error',
  warn: 'warn',
  warning: 'warn',
  info: 'info',
  debug: 'debug',
}

/** rrweb writes each argument as JSON. */
function tellLine({ level, payload, trace }: Fields): ConsolePayload {
  const words = asList(payload).map((word) => {
    const parsed = typeof word === 'string' ? tryJson(word) : word
    return typeof parsed === 'string' ? parsed : typeof word === 'string' ? word : (JSON.stringify(word) ?? '')
  })
  const known = LEVELS[readText(level)] ?? 'log'
  const stack = known === 'error' || known === 'warn' ? asList(trace).filter((line) => typeof line === 'string') : []
  return {
    kind: 'console',
    level: known,
    text: words.join(' '),
    count: 1,
    ...(stack.length > 0 && { stack: stack.join('\n') }),
  }
}

/** Of PostHog's older plugin: its numbers for what it measured of a request. */
const NUMBERED: Readonly<Record<string, string>> = {
  '3': 'name',
  '4': 'initiatorType',
  '5': 'startTime',
  '21': 'status',
  '39': 'duration',
  '40': 'timestamp',
}

function nameNumbers(payload: Fields): Fields {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [NUMBERED[key] ?? key, value]))
}

const TYPES: Readonly<Record<string, RequestType>> = {
  fetch: 'fetch',
  xmlhttprequest: 'xhr',
  beacon: 'beacon',
  navigation: 'document',
}

function tellRequest(request: Fields, at: number): Told {
  const durationMs = readNumber(request['duration'])
  const startedAt = readNumber(request['timestamp']) || at
  const bytes = request['decodedBodySize'] ?? request['encodedBodySize']
  const payload: RequestPayload = {
    kind: 'request',
    type: TYPES[readText(request['initiatorType']) || readText(request['entryType'])] ?? 'resource',
    method: readText(request['method'], 16) || 'GET',
    url: readUrl(request['name'] ?? request['url']),
    status: readNumber(request['status'] ?? request['responseStatus']),
    durationMs,
    trace: '',
    ...(typeof bytes === 'number' && { bytes: readNumber(bytes) }),
    ...readAsked(request),
  }
  return { at: Math.round(startedAt + durationMs), payload }
}

function readAsked(request: Fields): Partial<RequestPayload> {
  const parts: Partial<RequestPayload> = {}
  for (const name of ['requestHeaders', 'responseHeaders'] as const) {
    const headers = Object.entries(asFields(request[name])).filter(([, value]) => typeof value === 'string')
    // As our own recorder keeps them: without what lets somebody in.
    if (headers.length > 0) parts[name] = maskHeaders(Object.fromEntries(headers), MASKER)
  }
  for (const name of ['requestBody', 'responseBody'] as const) {
    const body = request[name]
    if (typeof body === 'string') parts[name] = maskBody(body, MASKER)
  }
  return parts
}

function tellCustom(tag: string, payload: Fields, at: number): Told[] {
  if (tag === '$pageview') return [{ at, payload: { kind: 'page view', url: readUrl(payload['href']), title: '' } }]
  if (tag === 'breadcrumb') return tellBreadcrumb(payload, at)
  if (tag === 'performanceSpan') return tellSpan(payload)
  return []
}

/** Sentry's crumbs. Clicks are in rrweb's own events as well, and are taken from there. */
function tellBreadcrumb({ category, message, level, data, timestamp }: Fields, at: number): Told[] {
  const when = readSeconds(timestamp) || at
  if (category === 'console') {
    const known = LEVELS[readText(level)] ?? 'log'
    return [{ at: when, payload: { kind: 'console', level: known, text: readText(message), count: 1 } }]
  }
  if (category === 'navigation') {
    const { to } = asFields(data)
    return typeof to === 'string' ? [{ at: when, payload: { kind: 'page view', url: readUrl(to), title: '' } }] : []
  }
  return []
}

/** Sentry's spans: seconds, with a fraction. */
function tellSpan({ op, description, startTimestamp, endTimestamp, data }: Fields): Told[] {
  const kind = readText(op)
  if (!kind.startsWith('resource.')) return []
  const [from, to] = [readSeconds(startTimestamp), readSeconds(endTimestamp)]
  if (from === 0 || to < from) return []
  const { method, statusCode } = asFields(data)
  const type = kind === 'resource.fetch' ? 'fetch' : kind === 'resource.xhr' ? 'xhr' : 'resource'
  const payload: RequestPayload = {
    kind: 'request',
    type,
    method: readText(method, 16) || 'GET',
    url: readUrl(description),
    status: readNumber(statusCode),
    durationMs: Math.round(to - from),
    trace: '',
  }
  return [{ at: Math.round(to), payload }]
}

function readSeconds(value: unknown): number {
  return readNumber(value, 1 / MS_PER_SECOND)
}

/** In whole ones; 0 for what is none. `unit`: what one of it is. */
function readNumber(value: unknown, unit = 1): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value / unit) : 0
}
