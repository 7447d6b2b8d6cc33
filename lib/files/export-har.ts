import { readPayload } from '@/lib/ingest/derive-events'
import type { RequestPayload, Resource } from '@/lib/model/payload'
import type { Page } from '@/lib/model/session'

import type { ExportFile } from './export-format'
import { nameWhole, openAll, type ExportSource } from './export-source'
import type { LeavingSession } from './open-session'
import { writeArray } from './write-json'

/**
 * HAR 1.2 (w3c.github.io/web-performance/specs/HAR/Overview.html): one log of all sessions, a page of it for each page.
 * What is not known is -1 or empty, as the format has it. Headers and bodies are there where they were recorded, and as
 * masked as they were.
 */
export async function* exportHar(source: ExportSource): AsyncGenerator<ExportFile> {
  const name = await nameWhole(source, 'requests')
  yield { name: `${name}.har`, write: () => writeLog(source) }
}

async function* writeLog(source: ExportSource): AsyncGenerator<string> {
  yield '{"log":{"version":"1.2","creator":{"name":"Afterimage","version":"1"},"entries":'
  yield* writeArray(listEntries(source))
  yield ',"pages":'
  yield* writeArray(listPages(source))
  yield '}}'
}

async function* listPages(source: ExportSource) {
  for await (const { content } of openAll(source)) {
    for (const page of content.pages) {
      yield {
        id: page.id,
        startedDateTime: new Date(page.startedAt).toISOString(),
        title: page.title || page.url,
        pageTimings: { onContentLoad: -1, onLoad: -1 },
      }
    }
  }
}

async function* listEntries(source: ExportSource) {
  for await (const session of openAll(source)) {
    for (const page of session.content.pages) yield* readEntries(session, page)
  }
}

async function* readEntries({ readPage }: LeavingSession, page: Page) {
  const { events } = await readPage(page.id)
  for (const event of events) {
    const payload = readPayload(event)
    if (payload?.kind === 'request') yield* describeRequest(page, payload, event.timestamp)
    else if (payload?.kind === 'resources') for (const resource of payload.list) yield* describeResource(page, resource)
  }
}

interface Message {
  headers?: Record<string, string>
  body?: string
}

interface Exchange {
  startedAt: number
  durationMs: number
  method: string
  url: string
  status: number
  type: string
  request: Message
  response: Message & { bytes: number }
}

function describeRequest(page: Page, payload: RequestPayload, endedAt: number) {
  const { method, url, status, durationMs, type, requestHeaders, requestBody, responseHeaders, responseBody } = payload
  return describe(page, {
    startedAt: endedAt - durationMs,
    durationMs,
    method: method || 'GET',
    url,
    // A socket has a code by which it was closed, and no status.
    status: type === 'socket' ? 101 : status,
    type: type === 'socket' ? 'websocket' : type,
    request: {
      ...(requestHeaders && { headers: requestHeaders }),
      ...(requestBody !== undefined && { body: requestBody }),
    },
    response: {
      ...(responseHeaders && { headers: responseHeaders }),
      ...(responseBody !== undefined && { body: responseBody }),
      bytes: payload.bytes ?? -1,
    },
  })
}

function describeResource(page: Page, { url, initiator, at, durationMs, bodyBytes, status }: Resource) {
  const response = { bytes: bodyBytes > 0 ? bodyBytes : -1 }
  return describe(page, {
    startedAt: at,
    durationMs,
    method: 'GET',
    url,
    status,
    type: initiator,
    request: {},
    response,
  })
}

/** None for an address that is none: a HAR has to name one. */
function describe(page: Page, exchange: Exchange) {
  const base = URL.canParse(page.url) ? page.url : undefined
  if (!URL.canParse(exchange.url, base)) return []
  const url = new URL(exchange.url, base)
  const { request, response } = exchange
  return [
    {
      pageref: page.id,
      startedDateTime: new Date(exchange.startedAt).toISOString(),
      time: exchange.durationMs,
      request: {
        method: exchange.method,
        url: url.href,
        httpVersion: '',
        cookies: [],
        headers: listHeaders(request),
        queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
        ...(request.body !== undefined && { postData: { mimeType: readType(request), text: request.body } }),
        headersSize: -1,
        bodySize: -1,
      },
      response: {
        status: exchange.status,
        statusText: '',
        httpVersion: '',
        cookies: [],
        headers: listHeaders(response),
        content: {
          size: response.bytes,
          mimeType: readType(response),
          ...(response.body !== undefined && { text: response.body }),
        },
        redirectURL: '',
        headersSize: -1,
        bodySize: response.bytes,
      },
      cache: {},
      timings: { send: -1, wait: exchange.durationMs, receive: -1 },
      _resourceType: exchange.type,
    },
  ]
}

function listHeaders({ headers = {} }: Message) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}

function readType({ headers = {} }: Message): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
}
