import type { eventWithTime, serializedNodeWithId } from '@rrweb/types'

const FULL_SNAPSHOT = 2
const INCREMENTAL = 3
const INPUT = 5
const FIELDS = new Set(['input', 'textarea', 'select'])
const MASKED = /^\*+$/

/** Fields whose content stands as asterisks in these chunks, each once, whether typed in or filled by the page. */
export function countMaskedFields(chunks: readonly { pageId: string; text: string }[]): number {
  const fields = new Set<string>()
  for (const { pageId, text } of chunks) {
    for (const id of (JSON.parse(text) as eventWithTime[]).flatMap(listMaskedIds)) fields.add(`${pageId} ${id}`)
  }
  return fields.size
}

function listMaskedIds(event: eventWithTime): number[] {
  const type: number = event.type
  if (type === FULL_SNAPSHOT) return listMaskedNodes((event.data as { node: serializedNodeWithId }).node)
  const { source, id, text } = event.data as { source?: number; id: number; text: string }
  return type === INCREMENTAL && source === INPUT && MASKED.test(text) ? [id] : []
}

function listMaskedNodes(node: serializedNodeWithId): number[] {
  const isMasked = 'tagName' in node && FIELDS.has(node.tagName) && MASKED.test(String(node.attributes['value'] ?? ''))
  const children = 'childNodes' in node ? node.childNodes.flatMap(listMaskedNodes) : []
  return isMasked ? [node.id, ...children] : children
}
