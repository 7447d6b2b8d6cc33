import type { eventWithTime } from '@rrweb/types'

import { flattenEvent } from '@/lib/messages/flat-event'
import { packMessages } from '@/lib/messages/pack-messages'
import type { CaptureMessage } from '@/lib/messages/page-wire'
import type { ChunkMasking } from '@/lib/model/masking'
import { PAYLOAD_TAG } from '@/lib/model/payload'

import { FLUSH_MS, MAX_UNTAKEN_EVENTS } from './limits'
import { hasHonestJson } from './has-honest-json'

export interface Chunker {
  add(event: eventWithTime): void
  flush(isLeaving?: boolean): void
}

/** What capture says beside the stream, in the stream. */
export function sayPayload(chunker: Pick<Chunker, 'add'>, payload: object, timestamp: number): void {
  chunker.add({ type: 5, data: { tag: PAYLOAD_TAG, payload }, timestamp })
}

/**
 * Collects rrweb events and hands them on as chunks of JSON within `FLUSH_MS`; what nobody took (the relay comes at its
 * own pace) is handed on again with the next. A hidden page hands on at once: its timers are throttled to one a minute.
 * Where the page has changed how JSON is made, the events are handed on as they are, which costs more, and the relay
 * makes the JSON.
 */
export function createChunker(
  send: (message: CaptureMessage) => boolean,
  masking: { describe(isLeaving: boolean): ChunkMasking; onTaken(): void },
): Chunker {
  let events: eventWithTime[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasRelay = false

  function flush(isLeaving = false): void {
    clearTimeout(timer)
    timer = undefined
    if (events.length === 0) return
    const waiting = events
    events = []
    const masked = masking.describe(isLeaving)
    const messages: CaptureMessage[] = hasHonestJson()
      ? packMessages(waiting, isLeaving, masked, flattenEvent)
      : [{ kind: 'events', events: waiting, isLeaving, masking: masked }]
    hasRelay = messages.map(send).some(Boolean) || hasRelay
    if (hasRelay) masking.onTaken()
    else keep(waiting)
  }

  /** A page of which nobody wants to know must not be filled up. */
  function keep(untaken: eventWithTime[]): void {
    if (untaken.length > MAX_UNTAKEN_EVENTS) return
    events = [...untaken, ...events]
    timer ??= setTimeout(flush, FLUSH_MS)
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
