import { parentOf } from '@/lib/masking/element-natives'

import type { NodeIds } from './node-ids'
import { isTextArea } from './tree'

/** What a batch of records names, each thing once; what became of it is read from the document. */
export interface Touched {
  /** Nodes, and the parent each was taken from, if it was there before the batch. */
  nodes: Map<Node, Node | undefined>
  attributes: Map<Element, Set<string>>
  texts: Set<Node>
  areas: Set<HTMLTextAreaElement>
}

export function collectRecords(records: readonly MutationRecord[], ids: NodeIds): Touched {
  const touched: Touched = { nodes: new Map(), attributes: new Map(), texts: new Set(), areas: new Set() }
  for (const record of records) {
    const { target, type } = record
    if (type === 'childList') collectChildren(touched, record, target, ids)
    else if (type === 'attributes') {
      const names = touched.attributes.get(target as Element)
      if (names) names.add(record.attributeName!)
      else touched.attributes.set(target as Element, new Set([record.attributeName!]))
    } else {
      const parent = parentOf(target)
      if (parent && isTextArea(parent)) touched.areas.add(parent)
      else touched.texts.add(target)
    }
  }
  return touched
}

function collectChildren({ nodes, areas }: Touched, record: MutationRecord, target: Node, ids: NodeIds): void {
  const { removedNodes, addedNodes } = record
  // The first record of a node tells where it was.
  if (removedNodes.length > 0) {
    const isKnown = ids.of(target) !== undefined
    for (let index = 0; index < removedNodes.length; index += 1) {
      const node = removedNodes[index]!
      if (!nodes.has(node)) nodes.set(node, isKnown && ids.of(node) !== undefined ? target : undefined)
    }
  }
  for (let index = 0; index < addedNodes.length; index += 1) {
    const node = addedNodes[index]!
    if (!nodes.has(node)) nodes.set(node, undefined)
  }
  if (isTextArea(target)) areas.add(target)
}
