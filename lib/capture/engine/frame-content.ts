import { readTag, typeOfNode } from '@/lib/masking/element-natives'
import { ELEMENT } from '../node-types'

/** The document of a frame of the same origin. */
export function contentOf(node: Node): Document | null {
  if (typeOfNode(node) !== ELEMENT || readTag(node as Element) !== 'iframe') return null
  try {
    return (node as HTMLIFrameElement).contentDocument
  } catch {
    // Of another origin: it has a recorder of its own.
    return null
  }
}
