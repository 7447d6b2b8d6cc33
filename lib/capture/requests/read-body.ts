import { MAX_BODY_CHARACTERS } from '@/lib/model/payload'

import { cutText } from '../cut-text'
import { MAX_BODY_WAIT_MS } from '../limits'

/**
 * Text, JSON and forms; not the streams of events that never end, and no pages, styles and scripts: what a page is made
 * of is recorded where it is known what each part of it is.
 */
const TEXTUAL =
  /^(?:text\/(?!event-stream|html|css|javascript)|application\/(?:[\w.+-]{1,100}\+)?json\b|application\/x-www-form-urlencoded)/i

export function isTextual(type: string | null): boolean {
  return type !== null && TEXTUAL.test(type.trim())
}

/** What a page sends, where it is text or a form already: of what would have to be read first nothing. */
export function describeSentBody(body: unknown): string | undefined {
  if (typeof body === 'string') return cutBody(body)
  if (body instanceof URLSearchParams) return cutBody(URLSearchParams.prototype.toString.call(body))
  if (!(body instanceof FormData)) return undefined
  const form = new URLSearchParams()
  FormData.prototype.forEach.call(body, (value, name) =>
    form.append(name, typeof value === 'string' ? value : '(file)'),
  )
  return cutBody(form.toString())
}

/**
 * The body of a copy, as far as it is kept: the page's own is not touched, may be read at its own pace, and may be given
 * up; then the copy ends with it. `undefined` where there is no text in it.
 */
export async function readCopy(given: Request | Response, stop: AbortSignal): Promise<string | undefined> {
  const body = copyBody(given)
  if (!body) return undefined
  const reader = body.getReader()
  const end = () => void reader.cancel().catch(() => undefined)
  const timer = setTimeout(end, MAX_BODY_WAIT_MS)
  stop.addEventListener('abort', end)
  const decoder = new TextDecoder()
  let text = ''
  try {
    while (text.length <= MAX_BODY_CHARACTERS) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    // The page has given it up, or the connection broke.
    return undefined
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', end)
    end()
  }
  return cutBody(text)
}

function copyBody(given: Request | Response): ReadableStream<Uint8Array> | undefined {
  try {
    if (given.bodyUsed || !isTextual(given.headers.get('content-type'))) return undefined
    const { clone } = given instanceof Response ? Response.prototype : Request.prototype
    return (Reflect.apply(clone, given, []) as Request | Response).body ?? undefined
  } catch {
    // Already used, or locked.
    return undefined
  }
}

export function cutBody(text: string): string {
  return cutText(text, MAX_BODY_CHARACTERS)
}
