import type { RequestPayload, RequestType } from '@/lib/model/payload'

/** What is asked for and when, ms since the document began. */
export interface Sent {
  method: string
  url: string
  at: number
  requestHeaders?: Record<string, string>
  requestBody?: string | undefined
}

export type Answer = Pick<RequestPayload, 'status' | 'trace' | 'bytes' | 'responseHeaders' | 'responseBody'>

/** There was none, or it is not told. */
export const NO_ANSWER: Answer = { status: 0, trace: '' }

/** What is read of a body later. */
export type Bodies = Pick<RequestPayload, 'requestBody' | 'responseBody'>

export interface RequestTeller {
  /** One that has ended now; with its bodies as soon as they are read, or without them when nothing may be told later. */
  tell(sent: Sent, type: RequestType, read?: () => Answer, bodies?: Promise<Bodies>): void
  flush(): void
  stop(): void
}

/** Also called where the page's own promises go on, which nothing of ours may end. */
export function createRequestTeller(
  say: (payload: RequestPayload, at?: number) => void,
  limit: { take(): boolean },
): RequestTeller {
  let isStopped = false
  /** Told without their bodies when there is no more time for them. */
  const waiting = new Set<() => void>()

  function tell(sent: Sent, type: RequestType, read = () => NO_ANSWER, bodies?: Promise<Bodies>): void {
    try {
      if (isStopped || !limit.take()) return
      const { method, url, at, requestHeaders, requestBody } = sent
      const durationMs = Math.round(performance.now() - at)
      const payload: RequestPayload = {
        kind: 'request',
        type,
        method,
        url: resolve(url),
        durationMs,
        ...read(),
        ...(requestHeaders && { requestHeaders }),
        ...(requestBody !== undefined && { requestBody }),
      }
      if (bodies) wait(payload, bodies)
      else say(payload)
    } catch {
      // Not told; the page has its answer all the same.
    }
  }
  function wait(payload: RequestPayload, bodies: Promise<Bodies>): void {
    const endedAt = Math.round(performance.timeOrigin + performance.now())
    const sayOnce = (read: Bodies = {}) => {
      if (waiting.delete(sayNow)) say({ ...payload, ...read }, endedAt)
    }
    const sayNow = () => sayOnce()
    waiting.add(sayNow)
    bodies.then(sayOnce, sayNow)
  }
  function flush(): void {
    for (const sayNow of waiting) sayNow()
  }
  return {
    tell,
    flush,
    stop() {
      flush()
      isStopped = true
    },
  }
}

function resolve(url: string): string {
  return URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url
}

export function readMethod(method: unknown): string {
  return typeof method === 'string' ? method.toUpperCase() : 'GET'
}

/** Of what else has a text of its own, asking for it would be noticed. */
export function readAddress(input: unknown): string {
  if (typeof input === 'string') return input
  const url = input instanceof URL ? input.href : readSafely(input, 'url')
  return typeof url === 'string' ? url : ''
}

export function readSafely(owner: unknown, name: string): unknown {
  try {
    return typeof owner === 'object' && owner !== null ? (Reflect.get(owner, name) as unknown) : undefined
  } catch {
    // A getter that throws.
    return undefined
  }
}
