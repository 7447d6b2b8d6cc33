import type { RequestPayload } from '@/lib/model/payload'

import { cutText } from '../cut-text'
import { MAX_HEADER_CHARACTERS, MAX_HEADERS } from '../limits'
import { readItems, readOwn } from '../read-own'

/** Names under which servers tell which of their own records a request is in. */
const TRACE_HEADERS = ['x-request-id', 'x-correlation-id', 'x-trace-id', 'traceparent', 'x-amzn-trace-id', 'cf-ray']

type ReadHeader = (name: string) => string | null

export function readTrace(read: ReadHeader): string {
  const found = TRACE_HEADERS.map((name) => [name, read(name)] as const).filter(([, value]) => value)
  return found.map(([name, value]) => `${name}: ${value}`).join('; ')
}

export function readBytes(read: ReadHeader): Pick<RequestPayload, 'bytes'> {
  const length = read('content-length')
  return length !== null && /^\d{1,15}$/.test(length) ? { bytes: Number(length) } : {}
}

/** Headers as a page gives them to a request: what can be gone through only once is left to the request. */
export function readHeaders(given: unknown): Record<string, string> {
  if (given instanceof Headers)
    return collect((add) => Headers.prototype.forEach.call(given, (value, name) => add(name, value)))
  if (Array.isArray(given)) {
    return collect((add) => {
      for (const pair of readItems(given, MAX_HEADERS)) add(...(readItems(pair, 2) as [unknown, unknown]))
    })
  }
  if (typeof given !== 'object' || given === null || Symbol.iterator in given) return {}
  return collect((add) => {
    for (const name of Object.keys(given)) add(name, readOwn(given, name))
  })
}

/** The lines in which XMLHttpRequest gives those of an answer. */
export function readHeaderLines(lines: string): Record<string, string> {
  return collect((add) => {
    for (const line of lines.split('\r\n')) {
      const at = line.indexOf(':')
      if (at > 0) add(line.slice(0, at), line.slice(at + 1).trim())
    }
  })
}

function collect(visit: (add: (name: unknown, value: unknown) => void) => void): Record<string, string> {
  const found = new Map<string, string>()
  visit((name, value) => {
    const isPlain = typeof value === 'string' || typeof value === 'number'
    if (typeof name !== 'string' || !isPlain || found.size >= MAX_HEADERS) return
    found.set(cutText(name.toLowerCase(), MAX_HEADER_CHARACTERS), cutText(String(value), MAX_HEADER_CHARACTERS))
  })
  return Object.fromEntries(found)
}
