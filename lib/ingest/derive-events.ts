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
  const { sessionId, windowId, pageId } = source
  const derived: SessionEvent[] = []
  let { url } = source
  for (const event of events) {
    const payload = readPayload(event)
    if (!payload || payload.kind === 'left' || payload.kind === 'frame') continue
    if (payload.kind === 'page view') url = payload.url
    const common = { sessionId, windowId, pageId, at: event.timestamp, url, ...NO_ELEMENT }
    if (payload.kind === 'page view') derived.push({ ...common, kind: 'page view', label: payload.title })
    else if (payload.kind === 'gap') {
      derived.push({ ...common, kind: 'gap', label: payload.reason, at: payload.from, until: event.timestamp })
    } else derived.push({ ...common, ...payload })
  }
  return derived
}

const NO_ELEMENT = { role: '', selector: '', nodeId: 0 }

/** What capture said in this event, checked: the page may have forged it. */
export function readPayload(event: eventWithTime): Payload | undefined {
  if ((event.type as number) !== 5) return undefined
  const { tag, payload } = event.data as { tag: string; payload: Record<string, unknown> | null }
  if (tag !== PAYLOAD_TAG || payload === null) return undefined
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name].slice(0, MAX_TEXT_CHARACTERS) : '')
  switch (payload['kind']) {
    case 'page view':
      return { kind: 'page view', url: text('url'), title: text('title') }
    case 'left':
      return { kind: 'left' }
    case 'frame':
      return { kind: 'frame', url: text('url') }
    case 'gap':
      return readGap(payload, event.timestamp)
    case 'click':
    case 'input':
    case 'submit': {
      const nodeId = typeof payload['nodeId'] === 'number' ? payload['nodeId'] : 0
      return { kind: payload['kind'], nodeId, role: text('role'), label: text('label'), selector: text('selector') }
    }
    default:
      return undefined
  }
}

function readGap({ reason, from }: Record<string, unknown>, at: number): Payload | undefined {
  if (reason !== 'page frozen' && reason !== 'excluded by a rule') return undefined
  if (typeof from !== 'number' || !(from >= 0 && from <= at)) return undefined
  return { kind: 'gap', reason, from }
}
