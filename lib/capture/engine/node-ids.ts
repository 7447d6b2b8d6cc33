import { firstChildOf, nextSiblingOf } from '@/lib/masking/element-natives'

import { contentOf } from './frame-content'
import { shadowRootOf } from './shadow-root'

/** A document and all in it keep their ids over recorders that begin and end in it. */
const ids = new WeakMap<Node, number>()
let nextId = 1

/**
 * Ids of nodes, one for as long as a node lives, however often it is moved; a shadow root answers to its host's. The way
 * back from an id is kept for what was told of last, and searched for beyond that: nobody's node is held by us.
 */
export function createNodeIds() {
  /** Of this batch: those that got their id in it, in the order of their ids, and those that had one before. */
  let fresh: Node[] = []
  let firstFresh = nextId
  let written = new Map<number, Node>()
  let named = new Map<number, Node>()

  function search(root: Node, id: number): Node | null {
    if (ids.get(root) === id) return root
    for (let child = firstChildOf(root); child; child = nextSiblingOf(child)) {
      const inner = shadowRootOf(child) ?? contentOf(child)
      const found = search(child, id) ?? (inner && search(inner, id))
      if (found) return found
    }
    return null
  }

  return {
    of: (node: Node): number | undefined => ids.get(node),
    /** Whether nothing in this document was ever told of. */
    isFresh: () => nextId === 1,
    /** Of a node that is being written down. */
    write(node: Node): number {
      let id = ids.get(node)
      if (id === undefined) {
        ids.set(node, (id = nextId++))
        fresh.push(node)
      } else if (id < firstFresh) written.set(id, node)
      return id
    },
    /** A shadow root answers to the id of its host. */
    lend(root: ShadowRoot): void {
      ids.set(root, ids.get(root.host)!)
    },
    /** Whether it was written down in this batch. */
    isWritten(node: Node): boolean {
      const id = ids.get(node) ?? 0
      // A shadow root has its host's.
      return (id < firstFresh ? written.get(id) : fresh[id - firstFresh]) === node
    },
    /** Of a node that an event is about. */
    name(node: Node): number | undefined {
      const id = ids.get(node)
      if (id !== undefined) named.set(id, node)
      return id
    },
    beginBatch(): void {
      fresh = []
      firstFresh = nextId
      written = new Map()
      named = new Map()
    },
    nodeOf: (id: number): Node | null =>
      fresh[id - firstFresh] ?? written.get(id) ?? named.get(id) ?? search(document, id),
  }
}

export type NodeIds = ReturnType<typeof createNodeIds>
