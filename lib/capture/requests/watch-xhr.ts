import { hasHonestJson } from '../has-honest-json'
import { hookMethod } from '../hook-method'
import type { SaidScope } from '../watcher'
import { cutBody, describeSentBody, isTextual } from './read-body'
import { readBytes, readHeaderLines, readHeaders, readTrace } from './read-headers'
import { readAddress, readMethod, type Answer, type RequestTeller, type Sent } from './request'

const sentBy = new WeakMap<object, Sent>()

/** Requests by `XMLHttpRequest`. */
export function watchXhr(teller: RequestTeller, scope: SaidScope): () => void {
  const { keepsHeaders, keepsBodies } = scope
  const life = new AbortController()
  const restore = [
    hookMethod(XMLHttpRequest.prototype, 'open', (call, [method, url], self) => {
      const answer = call()
      sentBy.set(self as object, { method: readMethod(method), url: readAddress(url), at: 0 })
      return answer
    }),
    hookMethod(XMLHttpRequest.prototype, 'send', (call, [body], self) => {
      const request = self as XMLHttpRequest
      const sent = sentBy.get(request)
      if (sent && !life.signal.aborted) {
        sent.at = performance.now()
        if (keepsBodies) sent.requestBody = describeSentBody(body)
        request.addEventListener('loadend', () => teller.tell(sent, 'xhr', () => readAnswer(request, scope)), {
          once: true,
        })
      }
      return call()
    }),
  ]
  if (keepsHeaders) {
    restore.push(
      hookMethod(XMLHttpRequest.prototype, 'setRequestHeader', (call, [name, value], self) => {
        const answer = call()
        const sent = sentBy.get(self as object)
        if (sent && typeof name === 'string')
          sent.requestHeaders = { ...sent.requestHeaders, ...readHeaders({ [name]: value }) }
        return answer
      }),
    )
  }
  return () => {
    life.abort()
    for (const undo of restore) undo()
  }
}

function readAnswer(request: XMLHttpRequest, { keepsHeaders, keepsBodies }: SaidScope): Answer {
  const read = (name: string) => readHeader(request, name)
  const responseBody = keepsBodies ? readBody(request) : undefined
  return {
    status: request.status,
    trace: readTrace(read),
    ...readBytes(read),
    ...(keepsHeaders && { responseHeaders: readHeaderLines(request.getAllResponseHeaders()) }),
    ...(responseBody !== undefined && { responseBody }),
  }
}

function readBody(request: XMLHttpRequest): string | undefined {
  const { responseType } = request
  if (!isTextual(readHeader(request, 'content-type'))) return undefined
  if (responseType === '' || responseType === 'text') return cutBody(request.responseText)
  const json = responseType === 'json' && hasHonestJson() ? JSON.stringify(request.response) : undefined
  return json === undefined ? undefined : cutBody(json)
}

/** Asked for one that may not be read, the browser writes a line to the console. */
function readHeader(request: XMLHttpRequest, name: string): string | null {
  return request.getAllResponseHeaders().toLowerCase().includes(`${name}:`) ? request.getResponseHeader(name) : null
}
