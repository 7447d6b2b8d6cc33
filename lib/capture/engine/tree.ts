import { parentOf, readTag, typeOfNode } from '@/lib/masking/element-natives'
import { ELEMENT, FRAGMENT } from '../node-types'

export function isTextArea(node: Node): node is HTMLTextAreaElement {
  return typeOfNode(node) === ELEMENT && readTag(node as Element) === 'textarea'
}

export function isRoot(node: Node): boolean {
  return typeOfNode(node) === FRAGMENT
}

/** Whether it, or what it stands in, is one of these. */
export function isIn(node: Node, nodes: { has(node: Node): boolean }): boolean {
  for (let above: Node | null = node; above; above = aboveOf(above)) if (nodes.has(above)) return true
  return false
}

/** How many shadow roots it is deep in. */
export function countRoots(node: Node): number {
  let count = 0
  for (let above: Node | null = node; above; above = aboveOf(above)) if (isRoot(above)) count += 1
  return count
}

/** What stands in a frame's element itself is never seen. */
export function isFrame(node: Node): boolean {
  return typeOfNode(node) === ELEMENT && readTag(node as Element) === 'iframe'
}

/** Up, and out of shadow roots. */
export function aboveOf(node: Node): Node | null {
  return isRoot(node) ? (node as ShadowRoot).host : parentOf(node)
}
