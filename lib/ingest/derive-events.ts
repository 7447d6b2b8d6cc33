import type { eventWithTime } from '@rrweb/types'

import type { SessionEvent } from '@/lib/model/event'
import { PAYLOAD_TAG, type Payload } from '@/lib/model/payload'

const MAX_TEXT_CHARACTERS = 500

export interface EventSource {
  sessionId: string
  windowId: string
  pageId: string
  /** The page's address when the first of these events happened. */
  url: string
}

/** The events in a run of (masked) rrweb events, in their order. Pure: a stored session gives the same again. */
export function deriveEvents(source: EventSource, events: readonly eventWithTime[]): SessionEvent[] {
  const derived: SessionEvent[] = []
  let { url } = source
  for (const event of events) {
    const payload = readPayload(event)
    if (!payload) continue
    if (payload.kind === 'page view') url = payload.url
    const { sessionId, windowId, pageId } = source
    derived.push({ sessionId, windowId, pageId, at: event.timestamp, url, ...describePayload(payload) })
  }
  return derived
}

/** What capture said in this event, checked: the page may have forged it. */
export function readPayload(event: eventWithTime): Payload | undefined {
  if ((event.type as number) !== 5) return undefined
  const { tag, payload } = event.data as { tag: string; payload: Record<string, unknown> | null }
  if (tag !== PAYLOAD_TAG || payload === null) return undefined
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name].slice(0, MAX_TEXT_CHARACTERS) : '')
  const { kind } = payload
  if (kind === 'page view') return { kind, url: text('url'), title: text('title') }
  if (kind !== 'click' && kind !== 'input' && kind !== 'submit') return undefined
  const nodeId = typeof payload['nodeId'] === 'number' ? payload['nodeId'] : 0
  return { kind, nodeId, role: text('role'), label: text('label'), selector: text('selector') }
}

type Described = Pick<SessionEvent, 'kind' | 'label' | 'role' | 'selector' | 'nodeId'>

function describePayload(payload: Payload): Described {
  if (payload.kind === 'page view') {
    return { kind: 'page view', label: payload.title, role: '', selector: '', nodeId: 0 }
  }
  const { kind, label, role, selector, nodeId } = payload
  return { kind, label, role, selector, nodeId }
}
