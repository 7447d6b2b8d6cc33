import { openRootOf, typeOfNode } from '@/lib/masking/element-natives'

import { readClosedRoot } from '../closed-roots'
import { ELEMENT } from '../node-types'

/** What hangs on an element, open or closed. */
export function shadowRootOf(node: Node): ShadowRoot | null {
  if (typeOfNode(node) !== ELEMENT) return null
  return shadowRootOfElement(node as Element)
}

export function shadowRootOfElement(element: Element): ShadowRoot | null {
  return openRootOf(element) ?? readClosedRoot(element)
}
