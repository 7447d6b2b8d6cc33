import { hookMethod } from '../hook-method'
import type { SaidScope } from '../watcher'
import { describeSentBody, readCopy } from './read-body'
import { readBytes, readHeaders, readTrace } from './read-headers'
import { readAddress, readMethod, readSafely, type Answer, type Bodies, type RequestTeller, type Sent } from './request'

/** That of the language, whatever stands under its name in the page. */
const PROMISE: unknown = Object.getPrototypeOf((async () => undefined)())

/** Requests by `fetch`. */
export function watchFetch(teller: RequestTeller, scope: SaidScope): () => void {
  const life = new AbortController()
  const restore = hookMethod(globalThis, 'fetch', (call, args) => {
    const sent = readSent(args, scope)
    const requestBody = readSentLater(args, scope, life.signal)
    const given = call()
    const tellEnd = (response: unknown) => {
      const bodies = scope.keepsBodies ? readBodies(requestBody, response, life.signal) : undefined
      teller.tell(sent, 'fetch', () => readResponse(response, scope), bodies)
    }
    const tellFailure = () =>
      teller.tell(sent, 'fetch', undefined, requestBody && readBodies(requestBody, undefined, life.signal))
    // The end of a chain: a failure that the page does not handle is unhandled as before, and only once.
    if (isPlain(given)) return passOn(given, tellEnd, tellFailure)
    // Of a page's own kind: that very one, though a failure of it now counts as handled.
    if (given instanceof Promise) given.then(tellEnd, tellFailure)
    return given
  })
  return () => {
    restore()
    life.abort()
  }
}

/** By `await`, for `then` may be the page's. */
async function passOn(
  given: Promise<unknown>,
  tellEnd: (answer: unknown) => void,
  tellFailure: () => void,
): Promise<unknown> {
  try {
    const answer: unknown = await given
    tellEnd(answer)
    return answer
  } catch (reason) {
    tellFailure()
    throw reason
  }
}

function isPlain(given: unknown): given is Promise<unknown> {
  if (typeof given !== 'object' || given === null) return false
  return Object.getPrototypeOf(given) === PROMISE && Reflect.ownKeys(given).length === 0
}

function readSent([input, init]: unknown[], { keepsHeaders, keepsBodies }: SaidScope): Sent {
  const at = performance.now()
  const method = readSafely(init, 'method') ?? readSafely(input, 'method')
  const headers = keepsHeaders && {
    requestHeaders: readHeaders(readSafely(init, 'headers') ?? readSafely(input, 'headers')),
  }
  const body = keepsBodies && { requestBody: describeSentBody(readSafely(init, 'body')) }
  return { method: readMethod(method ?? 'GET'), url: readAddress(input), at, ...headers, ...body }
}

/** A `Request` has its body in itself, to be read before it is sent. */
function readSentLater(
  [input, init]: unknown[],
  { keepsBodies }: SaidScope,
  stop: AbortSignal,
): Promise<string | undefined> | undefined {
  if (!keepsBodies || !(input instanceof Request) || (readSafely(init, 'body') ?? undefined) !== undefined)
    return undefined
  return readCopy(input, stop)
}

async function readBodies(
  sent: Promise<string | undefined> | undefined,
  response: unknown,
  stop: AbortSignal,
): Promise<Bodies> {
  const [requestBody, responseBody] = await Promise.all([
    sent,
    response instanceof Response ? readCopy(response, stop) : undefined,
  ])
  return { ...(requestBody !== undefined && { requestBody }), ...(responseBody !== undefined && { responseBody }) }
}

/** A page's own wrapper answers with what it likes. */
function readResponse(response: unknown, { keepsHeaders }: SaidScope): Answer {
  const status = readSafely(response, 'status')
  const headers = readSafely(response, 'headers')
  const read = (name: string) => (headers instanceof Headers ? headers.get(name) : null)
  return {
    status: typeof status === 'number' ? status : 0,
    trace: readTrace(read),
    ...readBytes(read),
    ...(keepsHeaders && { responseHeaders: readHeaders(headers) }),
  }
}
