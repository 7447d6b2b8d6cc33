import { readClosedRoot } from './closed-roots'

/** Nodes that an excluded route has left in the page: nothing they say may be recorded until it changes. */
export interface Leftovers {
  has(node: Node): boolean
  /** It says something else now. */
  forget(node: Node): void
}

export const NO_LEFTOVERS: Leftovers = { has: () => false, forget: () => undefined }

/** All that is in a document now, in shadow roots and in frames of the same origin. */
export function collectLeftovers(document: Document): Leftovers {
  const nodes = new WeakSet<Node>()
  const visit = (root: Node): void => {
    const walker = root.ownerDocument?.createTreeWalker(root) ?? (root as Document).createTreeWalker(root)
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      nodes.add(node)
      const inner = (node as Element).shadowRoot ?? readClosedRoot(node) ?? readFrame(node)
      if (inner) visit(inner)
    }
  }
  visit(document)
  return { has: (node) => nodes.has(node), forget: (node) => void nodes.delete(node) }
}

function readFrame(node: Node): Document | null {
  try {
    return 'contentDocument' in node ? (node.contentDocument as Document | null) : null
  } catch {
    // Of another origin: it has a recorder of its own.
    return null
  }
}
