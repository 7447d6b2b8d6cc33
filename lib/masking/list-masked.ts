import type { eventWithTime } from '@rrweb/types'

import { PATTERN_NAMES } from '@/lib/model/rules'

import { readFound, type FoundName } from './found'
import { readLevel } from './mask-events'
import { MASKED_VALUE } from './mask-text'

/** What was masked: a field, a text by a rule or a level, an area that was blocked, or what was found in what is shown. */
export type MaskedKind = 'field' | 'text' | 'blocked' | FoundName

export const MASKED_KINDS: readonly MaskedKind[] = [
  'field',
  'text',
  'blocked',
  'address',
  'typed',
  ...PATTERN_NAMES,
  'own',
]

/** One place of a page at which something was masked, and the first moment (epoch ms) it was there. */
export interface MaskedPlace {
  kind: MaskedKind
  /** rrweb's node id; 0 for what belongs to no node, such as the page's address. */
  nodeId: number
  at: number
}

type Loose = Record<string, unknown>

/**
 * What was masked on one page, from its stored rrweb events: each place once, in order of time. A place that is there
 * again in a later snapshot is the same; a recorder that began anew numbers the nodes anew, and its places count anew.
 */
export function listMasked(events: readonly eventWithTime[]): MaskedPlace[] {
  const places = new Map<string, MaskedPlace>()
  let start = 0
  for (const event of events) {
    if (readLevel(event)) start += 1
    const note = (kind: MaskedKind, nodeId: number) => {
      // What belongs to no node is a thing of its own each time.
      const key = nodeId > 0 ? `${start} ${kind} ${nodeId}` : `${event.timestamp} ${kind}`
      if (!places.has(key)) places.set(key, { kind, nodeId, at: event.timestamp })
    }
    listEvent(event, note)
  }
  return [...places.values()]
}

type Note = (kind: MaskedKind, nodeId: number) => void

function listEvent(event: eventWithTime, note: Note): void {
  const data = event.data as Loose | undefined
  if (!data) return
  const type = event.type as number
  if (type === 2) return listNode(data['node'], note, false)
  if (type === 3 && data['source'] === 0) return listMutation(data, note)
  const nodeId = typeof data['id'] === 'number' ? data['id'] : 0
  if (type === 3 && data['source'] === 5 && data['text'] === MASKED_VALUE) note('field', nodeId)
  for (const name of readFound(data)) note(name, nodeId)
}

function listMutation(data: Loose, note: Note): void {
  const { adds, texts, attributes } = data as Record<string, Loose[]>
  const verdicts = data['verdicts'] as Record<number, string> | undefined
  for (const add of adds ?? []) listNode(add['node'], note, false)
  for (const change of [...(texts ?? []), ...(attributes ?? [])]) {
    const id = Number(change['id'])
    if (typeof change['value'] === 'string' && change['value'].includes('*') && verdicts?.[id] === 'm') note('text', id)
    for (const name of readFound(change)) note(name, id)
  }
}

/** What a preview of masking puts into a page while it is recorded: an empty box of no size, and nothing of the page. */
function isPreview(attributes: unknown): boolean {
  const { class: name, rr_width: width, rr_height: height } = (attributes ?? {}) as Loose
  return name === 'rr-block' && width === '0px' && height === '0px'
}

const TEXT = 3

function listNode(node: unknown, note: Note, isInField: boolean): void {
  if (typeof node !== 'object' || node === null) return
  const { id, type, v, textContent, childNodes, attributes } = node as Loose
  const nodeId = Number(id)
  // A field counts once, with all that is in it.
  if (v === 'i' && !isInField && type !== TEXT) note('field', nodeId)
  if (v === 'b' && !isPreview(attributes)) note('blocked', nodeId)
  if (v === 'm' && type === TEXT && typeof textContent === 'string' && textContent.includes('*')) note('text', nodeId)
  for (const name of readFound(node)) note(name, nodeId)
  if (Array.isArray(childNodes)) for (const child of childNodes) listNode(child, note, v === 'i')
}
