import { FLUSH_MS, MAX_CHUNK_CHARACTERS, MAX_EVENT_CHARACTERS } from './limits'
import type { eventWithTime } from '@rrweb/types'
import type { CaptureMessage } from '@/lib/messages/page-wire'

export interface Chunker {
  add(event: eventWithTime): void
  flush(isLeaving?: boolean): void
}

/**
 * Collects rrweb events and hands them on as chunks of JSON within `FLUSH_MS`. A hidden page hands on at once: its
 * timers are throttled to one a minute.
 */
export function createChunker(send: (message: CaptureMessage) => void): Chunker {
  let events: eventWithTime[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(isLeaving = false): void {
    clearTimeout(timer)
    timer = undefined
    const waiting = events
    events = []
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

/** Splits events into messages whose JSON stays below `MAX_CHUNK_CHARACTERS`, or holds one event. */
export function packMessages(events: readonly unknown[], isLeaving: boolean): CaptureMessage[] {
  const messages: CaptureMessage[] = []
  let parts: string[] = []
  let size = 0
  const close = () => {
    if (parts.length > 0) messages.push({ kind: 'chunk', body: `[${parts.join(',')}]`, isLeaving })
    parts = []
    size = 0
  }
  for (const event of events) {
    const json = JSON.stringify(event)
    // A comma or the closing bracket goes with each event, the opening one with the first.
    if (size + json.length + 2 > MAX_CHUNK_CHARACTERS) close()
    if (json.length > MAX_EVENT_CHARACTERS) {
      messages.push({ kind: 'lost', reason: 'event too large' })
      continue
    }
    parts.push(json)
    size += json.length + 1
  }
  close()
  return messages
}
