import type { eventWithTime } from '@rrweb/types'

import type { SessionEvent } from '@/lib/model/event'
import { PAYLOAD_TAG, type Payload, type RequestPayload, type RequestType } from '@/lib/model/payload'

const CUSTOM = 5

/** A title shows no more of a body; all of it is stored. */
const MAX_SHOWN_CHARACTERS = 1_000

/** What is in a row of a request of its address, and of a line or an error of its text. */
const MAX_ROW_CHARACTERS = 500

/** What the chunks say of a line beyond its row. */
export interface LineDetails extends Partial<
  Pick<RequestPayload, 'bytes' | 'requestHeaders' | 'responseHeaders' | 'requestBody' | 'responseBody'>
> {
  /** Of a request. */
  type?: RequestType
  /** Of what a page loaded: what asked for it. */
  initiator?: string
  /** All of a text that is longer than its row. */
  text?: string
  /** Of an error: lines. */
  stack?: string
}

/** By `keyOfRequest`; of those lines that have any. */
export type RequestDetails = ReadonlyMap<string, LineDetails>

export function listDetails(eventsByPage: ReadonlyMap<string, readonly eventWithTime[]>): RequestDetails {
  const details = new Map<string, LineDetails>()
  for (const [pageId, events] of eventsByPage) {
    for (const event of events) {
      const payload = readSaid(event)
      const told = payload && describePayload(payload)
      if (told) details.set(keyOf(pageId, event.timestamp, told.label), told.details)
    }
  }
  return details
}

export function keyOfRequest({ pageId, at, label }: Pick<SessionEvent, 'pageId' | 'at' | 'label'>): string {
  return keyOf(pageId, at, label)
}

/** Headers and bodies in lines, cut. */
export function describeAsked(details: LineDetails): string {
  const { requestHeaders = {}, responseHeaders = {}, requestBody = '', responseBody = '' } = details
  return [
    ...describePart('Request', requestHeaders, requestBody),
    ...describePart('Response', responseHeaders, responseBody),
  ].join('\n')
}

function describePart(name: string, headers: Record<string, string>, body: string): string[] {
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}`)
  const shown = body.length > MAX_SHOWN_CHARACTERS ? `${body.slice(0, MAX_SHOWN_CHARACTERS)}…` : body
  const part = [...lines, ...(shown === '' ? [] : [shown])]
  return part.length === 0 ? [] : ['', name, ...part]
}

function keyOf(pageId: string, at: number, label: string): string {
  return `${pageId} ${at} ${label}`
}

type SaidPayload = Extract<Payload, { kind: 'request' | 'console' | 'error' }>

function describePayload(payload: SaidPayload): { label: string; details: LineDetails } | undefined {
  if (payload.kind !== 'request') return describeText(payload)
  const { method, url, type, bytes, requestHeaders, responseHeaders, requestBody, responseBody } = payload
  if (typeof url !== 'string' || typeof method !== 'string') return undefined
  const given = { type, bytes, requestHeaders, responseHeaders, requestBody, responseBody }
  const details = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return { label: `${method} ${url.slice(0, MAX_ROW_CHARACTERS)}`, details }
}

function describeText(payload: Exclude<SaidPayload, RequestPayload>): ReturnType<typeof describePayload> {
  const { text } = payload
  if (typeof text !== 'string') return undefined
  const stack = payload.kind === 'error' && typeof payload.stack === 'string' ? payload.stack : ''
  const isLong = text.length > MAX_ROW_CHARACTERS
  if (!isLong && stack === '') return undefined
  return { label: text.slice(0, MAX_ROW_CHARACTERS), details: { ...(isLong && { text }), ...(stack && { stack }) } }
}

const SAID: ReadonlySet<unknown> = new Set<SaidPayload['kind']>(['request', 'console', 'error'])

function readSaid(event: eventWithTime): SaidPayload | undefined {
  if ((event.type as number) !== CUSTOM) return undefined
  const { tag, payload } = event.data as { tag: unknown; payload: SaidPayload | null }
  return tag === PAYLOAD_TAG && SAID.has(payload?.kind) ? (payload as SaidPayload) : undefined
}
