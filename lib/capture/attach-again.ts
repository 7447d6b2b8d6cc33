import type { addedNodeMutation, eventWithTime, mutationData, removedNodeMutation } from '@rrweb/types'

const FULL_SNAPSHOT = 2
const INCREMENTAL = 3
const MUTATION = 0

/**
 * A frame's document that was written anew (`document.open`, an editor that starts) is told of a second time, whole and
 * under its old id, and no player builds that again: it is told as a change of what stands in the document. Events go
 * through in their order; `undefined` for one that tells nothing new.
 */
export function createAttachAgain(): (event: eventWithTime) => eventWithTime | undefined {
  /** What stands in each document of a frame: ids of its children, by its own. */
  const documents = new Map<number, Set<number>>()

  function attach(event: eventWithTime, { parentId, node }: addedNodeMutation): eventWithTime | undefined {
    const children = 'childNodes' in node ? node.childNodes : []
    const before = documents.get(node.id)
    documents.set(node.id, new Set(children.map(({ id }) => id)))
    if (!before || parentId === node.id) return event
    const after = documents.get(node.id)!
    const removes: removedNodeMutation[] = [...before]
      .filter((id) => !after.has(id))
      .map((id) => ({ parentId: node.id, id }))
    const adds = children
      .filter(({ id }) => !before.has(id))
      .map((child) => ({ parentId: node.id, nextId: null, node: child }))
    if (removes.length === 0 && adds.length === 0) return undefined
    return { ...event, data: { source: MUTATION, texts: [], attributes: [], removes, adds } } as eventWithTime
  }

  return (event) => {
    if ((event.type as number) === FULL_SNAPSHOT) documents.clear()
    const data = event.data as mutationData
    if ((event.type as number) !== INCREMENTAL || (data.source as number) !== MUTATION) return event
    if (data.isAttachIframe && data.adds[0]) return attach(event, data.adds[0])
    for (const { parentId, id } of data.removes) documents.get(parentId)?.delete(id)
    for (const { parentId, node } of data.adds) documents.get(parentId)?.add(node.id)
    return event
  }
}
