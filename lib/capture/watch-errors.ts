import type { ErrorPayload } from '@/lib/model/payload'

import { cutText } from './cut-text'
import { describeValue } from './describe-value'
import { limitRate } from './limit-rate'
import { MAX_SAID_CHARACTERS, MAX_STACK_CHARACTERS } from './limits'
import type { Watcher } from './watcher'

/** Errors that nobody caught, and rejections that nobody handled. */
export function watchErrors(say: (payload: ErrorPayload) => void, tellLeft: (count: number) => void): Watcher {
  const life = new AbortController()
  const { signal } = life
  const limit = limitRate(tellLeft)

  /** A page may dispatch anything under this name. */
  function hearError(event: Event): void {
    if (!limit.take()) return
    const { message, filename, lineno, colno, error } = event as Partial<Record<keyof ErrorEvent, unknown>>
    // Of scripts of other sites the browser tells nothing but that there was one.
    const place =
      typeof filename === 'string' && filename !== '' ? `${filename}:${Number(lineno)}:${Number(colno)}` : ''
    say({
      kind: 'error',
      text: describeValue(message ?? 'Error without a message'),
      place: cutText(place, MAX_SAID_CHARACTERS),
      stack: readStack(error),
    })
  }
  function hearRejection(event: Event): void {
    if (!limit.take()) return
    const { reason } = event as Partial<Record<keyof PromiseRejectionEvent, unknown>>
    say({ kind: 'error', text: `Unhandled rejection: ${describeValue(reason)}`, place: '', stack: readStack(reason) })
  }
  /** What is thrown in a listener is an error of the page's, and would be heard here again. */
  const guard = (hear: (event: Event) => void) => (event: Event) => {
    try {
      hear(event)
    } catch {
      // An event of the page's own with getters that throw; there is nothing to tell of it.
    }
  }

  addEventListener('error', guard(hearError), { signal })
  addEventListener('unhandledrejection', guard(hearRejection), { signal })
  return {
    flush: limit.flush,
    stop() {
      limit.flush()
      life.abort()
    },
  }
}

function readStack(error: unknown): string {
  try {
    const stack = error instanceof Error ? error.stack : undefined
    return typeof stack === 'string' ? cutText(stack, MAX_STACK_CHARACTERS) : ''
  } catch {
    // A page's own error may be a proxy or have a getter that throws.
    return ''
  }
}
