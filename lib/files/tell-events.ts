import type { eventWithTime } from '@rrweb/types'

import { PAYLOAD_TAG, type Payload } from '@/lib/model/payload'
import { applyEvent } from '@/lib/replay/state/apply-event'
import { createState, type PageState } from '@/lib/replay/state/state'
import { tagOf, walkNodes } from '@/lib/replay/state/tree'

import { describeNode } from './describe-node'
import { asFields, readUrl } from './read-row'
import { tellSaid, type Told } from './tell-said'

const [SNAPSHOT, INCREMENT, CUSTOM] = [2, 3, 5]
const [INTERACTION, INPUT] = [2, 5]
const CLICK = 2

/**
 * Recorders of other tools leave out what ours adds to the stream where the DOM is live. In come the events of a window,
 * in order of time; out come the same with what can still be told of them added as our own recorder tells it (page
 * views, clicks, inputs, console, requests), so that everything after this is the same for all recordings. Events that
 * are ours already stay as they are.
 */
export function tellEvents(events: readonly eventWithTime[]): eventWithTime[] {
  if (events.some(isOurs)) return [...events]
  const state = createState()
  const teller = createTeller(state)
  const told: eventWithTime[] = []
  for (const event of events) {
    applyEvent(state, event)
    told.push(event)
    for (const { at, payload } of [...teller(event), ...tellSaid(event)]) told.push(say(payload, at))
  }
  return told.toSorted((a, b) => a.timestamp - b.timestamp)
}

function isOurs({ type, data }: eventWithTime): boolean {
  return (type as number) === CUSTOM && asFields(data)['tag'] === PAYLOAD_TAG
}

function say(payload: Payload, timestamp: number): eventWithTime {
  return { type: CUSTOM, data: { tag: PAYLOAD_TAG, payload }, timestamp }
}

/** What a person did, and where. */
function createTeller(state: PageState): (event: eventWithTime) => Told[] {
  let address: string | undefined
  let typedInto = -1
  const tellNode = (kind: 'click' | 'input', id: unknown, at: number): Told[] => {
    const node = typeof id === 'number' ? state.tree?.byId.get(id) : undefined
    return node ? [{ at, payload: { kind, ...describeNode(node) } }] : []
  }
  return (event) => {
    const { source, type, id } = asFields(event.data)
    const at = event.timestamp
    if ((event.type as number) === SNAPSHOT && state.href !== address) {
      address = state.href
      return [{ at, payload: { kind: 'page view', url: readUrl(state.href), title: readTitle(state) } }]
    }
    if ((event.type as number) !== INCREMENT) return []
    if (source === INTERACTION && type === CLICK) {
      typedInto = -1
      return tellNode('click', id, at)
    }
    // One goes on typing: that is one input.
    if (source !== INPUT || id === typedInto || typeof id !== 'number') return []
    typedInto = id
    return tellNode('input', id, at)
  }
}

function readTitle({ tree }: PageState): string {
  if (!tree) return ''
  for (const node of walkNodes(tree.root)) {
    if (tagOf(node) !== 'title') continue
    const textContent = node.first?.meta['textContent']
    return typeof textContent === 'string' ? textContent.trim() : ''
  }
  return ''
}
