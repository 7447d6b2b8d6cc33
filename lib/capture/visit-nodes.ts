import type { elementNode, eventWithTime, mutationData, serializedNodeWithId } from '@rrweb/types'

export type SerializedElement = elementNode & { id: number }

const FULL_SNAPSHOT = 2
const INCREMENTAL = 3
const MUTATION = 0

/** Every element that an event tells of for the first time: all of a snapshot, what was added by a change. */
export function visitElements(event: eventWithTime, visit: (element: SerializedElement) => void): void {
  const walk = (node: serializedNodeWithId): void => {
    if ('tagName' in node) visit(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  if ((event.type as number) === FULL_SNAPSHOT) walk((event.data as { node: serializedNodeWithId }).node)
  const data = event.data as mutationData
  if ((event.type as number) === INCREMENTAL && (data.source as number) === MUTATION)
    for (const { node } of data.adds) walk(node)
}

/** A change of one attribute, as rrweb tells of it. */
export function describeAttribute(id: number, name: string, value: string | null): eventWithTime {
  const attributes = [{ id, attributes: { [name]: value } }]
  const data = { source: MUTATION, texts: [], removes: [], adds: [], attributes }
  return { type: INCREMENTAL, data, timestamp: 0 }
}
