import { EventType, IncrementalSource, NodeType, type eventWithTime } from '@rrweb/types'

import type { Judged } from '@/lib/masking/verdict'

const KINDS: Record<string, string> = { i: 'field', m: 'masked', b: 'blocked' }

interface Recorded extends Judged {
  id: number
  type: number
  childNodes?: Recorded[]
}

/** The outermost elements of each kind in what was stored of one page, its first snapshot and what came to it. */
export function countVerdicts(events: readonly eventWithTime[]): Record<string, number> {
  const counts: Record<string, number> = { field: 0, masked: 0, blocked: 0 }
  const kinds = new Map<number, string>()
  const count = (node: Recorded, around: string) => {
    const isElement = node.type === (NodeType.Element as number)
    const kind = isElement ? (KINDS[node.v ?? 'm'] ?? '') : around
    if (isElement && kind !== '' && kind !== around) counts[kind]! += 1
    kinds.set(node.id, kind)
    for (const child of node.childNodes ?? []) count(child, kind)
  }
  const first = events.find((event) => event.type === EventType.FullSnapshot)
  if (first) count(first.data.node, '')
  for (const event of events) {
    if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Mutation) continue
    for (const { parentId, node } of event.data.adds) count(node, kinds.get(parentId) ?? '')
  }
  return counts
}
