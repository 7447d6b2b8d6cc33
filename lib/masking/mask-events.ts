import type { attributeMutation, eventWithTime, mutationData } from '@rrweb/types'

import { PAYLOAD_TAG, type Payload } from '@/lib/model/payload'

import { maskAttributes, maskNode } from './mask-node'
import { maskInputValue } from './mask-text'
import { maskUrl } from './mask-url'

/**
 * The last word before storage (promise 6): rrweb events in, the same events out without anything typed. Pure, and
 * masking twice is masking once.
 */
export function maskEvents(events: readonly eventWithTime[]): eventWithTime[] {
  return events.map(maskEvent)
}

function maskEvent(event: eventWithTime): eventWithTime {
  // Numbers instead of the library's enums: those would bring its code into the worker.
  switch (event.type as number) {
    case 2:
      return maskFullSnapshot(event)
    case 3:
      return maskIncrement(event)
    case 4:
      return maskMeta(event)
    case 5:
      return maskPayload(event)
    default:
      return event
  }
}

function maskMeta(event: eventWithTime): eventWithTime {
  const data = event.data as { href: string }
  return { ...event, data: { ...data, href: maskUrl(data.href) } } as eventWithTime
}

function maskFullSnapshot(event: eventWithTime): eventWithTime {
  const { data } = event as Extract<eventWithTime, { data: { initialOffset: unknown } }>
  return { ...event, data: { ...data, node: maskNode(data.node) } } as eventWithTime
}

function maskIncrement(event: eventWithTime): eventWithTime {
  const data = event.data as { source: number; text?: string }
  if (data.source === 5) return { ...event, data: { ...data, text: maskInputValue(data.text ?? '') } } as eventWithTime
  if (data.source === 0) return { ...event, data: maskMutation(event.data as mutationData) } as eventWithTime
  return event
}

function maskMutation(data: mutationData): mutationData {
  return {
    ...data,
    adds: data.adds.map((add) => ({ ...add, node: maskNode(add.node) })),
    attributes: data.attributes.map(maskAttributeMutation),
  }
}

function maskAttributeMutation(mutation: attributeMutation): attributeMutation {
  // Which element this is cannot be known here; the `value` of a field was masked where the DOM is live.
  return { ...mutation, attributes: maskAttributes(mutation.attributes, false) }
}

function maskPayload(event: eventWithTime): eventWithTime {
  const data = event.data as { tag: string; payload: Payload | null }
  if (data.tag !== PAYLOAD_TAG || (data.payload?.kind !== 'page view' && data.payload?.kind !== 'frame')) return event
  // A page may have forged what it says of itself.
  const url = typeof data.payload.url === 'string' ? maskUrl(data.payload.url) : ''
  return { ...event, data: { ...data, payload: { ...data.payload, url } } } as eventWithTime
}
