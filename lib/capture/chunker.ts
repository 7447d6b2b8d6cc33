import type { eventWithTime } from '@rrweb/types'

import { packMessages } from '@/lib/messages/pack-messages'
import type { CaptureMessage } from '@/lib/messages/page-wire'

import { FLUSH_MS } from './limits'
import { hasHonestJson } from './has-honest-json'

export interface Chunker {
  add(event: eventWithTime): void
  flush(isLeaving?: boolean): void
}

/**
 * Collects rrweb events and hands them on as chunks of JSON within `FLUSH_MS`. A hidden page hands on at once: its
 * timers are throttled to one a minute. Where the page has changed how JSON is made, the events are handed on as they
 * are, which costs more, and the relay makes the JSON.
 */
export function createChunker(send: (message: CaptureMessage) => void): Chunker {
  let events: eventWithTime[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(isLeaving = false): void {
    clearTimeout(timer)
    timer = undefined
    const waiting = events
    events = []
    if (waiting.length === 0) return
    if (!hasHonestJson()) return send({ kind: 'events', events: waiting, isLeaving })
    for (const message of packMessages(waiting, isLeaving)) send(message)
  }

  return {
    add(event) {
      events.push(event)
      if (document.visibilityState === 'hidden') queueMicrotask(flush)
      else timer ??= setTimeout(flush, FLUSH_MS)
    },
    flush,
  }
}
