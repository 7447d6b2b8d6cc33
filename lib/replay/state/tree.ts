import type { canvasMutationData, NodeType } from '@rrweb/types'

import { isId, isRecord } from './check'
import { MAX_TREE_DEPTH } from './limits'
import type { Sheet } from './sheet'

export type Attributes = Record<string, unknown>

/** A serialized node without its children. Fields this code does not know (a verdict of masking) go with it. */
export interface NodeMeta {
  [field: string]: unknown
  id: number
  type: NodeType
  attributes?: Attributes
}

/** What a node shows beyond its attributes and children. */
export interface LiveState {
  /** When the attributes about the state of a media element were true. Epoch ms. */
  mediaAt: number
  scroll?: { x: number; y: number }
  /** Typed or set by script: what a later change of this attribute no longer shows. */
  dirty?: 'value' | 'checked'
  /** The value that was chosen in a `select`; which option that is depends on the options at the end. */
  chosen?: string
  sheet?: Sheet
  /** The last whole picture of a canvas. */
  picture?: canvasMutationData
  /** The `style` attribute while it is changed property by property. */
  style?: Map<string, string>
  /** Longhands taken out of a shorthand that is still there. */
  unset?: Set<string>
}

/** A node of the page. Children are a linked list, so that every change is as cheap as the DOM's own. */
export interface TreeNode {
  id: number
  meta: NodeMeta
  live: LiveState
  parent: TreeNode | undefined
  previous: TreeNode | undefined
  next: TreeNode | undefined
  first: TreeNode | undefined
  last: TreeNode | undefined
  /** Holds the children of the shadow root; its own parent is the host. */
  shadow: TreeNode | undefined
  /** The document inside a frame; its parent is the frame. */
  content: TreeNode | undefined
}

export interface Tree {
  root: TreeNode
  byId: Map<number, TreeNode>
}

/** Counts what could not be followed. */
export interface Skips {
  skippedCount: number
}

/** Puts a node that is nowhere before a child of `parent`, or last. */
export function insertNode(parent: TreeNode, node: TreeNode, before: TreeNode | undefined): void {
  const previous = before ? before.previous : parent.last
  node.parent = parent
  node.previous = previous
  node.next = before
  if (previous) previous.next = node
  else parent.first = node
  if (before) before.previous = node
  else parent.last = node
}

/** Takes a node out of where it is; it stays known by its id. */
export function detachNode(node: TreeNode): void {
  const { parent, previous, next } = node
  if (!parent) return
  if (parent.content === node) parent.content = undefined
  else {
    if (previous) previous.next = next
    else parent.first = next
    if (next) next.previous = previous
    else parent.last = previous
  }
  node.parent = undefined
  node.previous = undefined
  node.next = undefined
}

/** Takes a node away with everything in it: nothing of it is known afterwards. */
export function removeNode(byId: Map<number, TreeNode>, node: TreeNode): void {
  detachNode(node)
  for (const gone of walkNodes(node)) byId.delete(gone.id)
}

/** The node and all in it, shadow roots and documents of frames included, parents first. */
export function* walkNodes(top: TreeNode): Generator<TreeNode> {
  const pending = [top]
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node
    if (node.content) pending.push(node.content)
    for (let child = node.shadow?.last; child; child = child.previous) pending.push(child)
    for (let child = node.last; child; child = child.previous) pending.push(child)
  }
}

/** Whether `node` is `top` or in it. Deeper than any real page counts as inside, so that nothing is moved there. */
export function isInside(node: TreeNode, top: TreeNode): boolean {
  let depth = 0
  for (let at: TreeNode | undefined = node; at; at = at.parent) {
    if (at === top || ++depth > MAX_TREE_DEPTH) return true
  }
  return false
}

/** The node that a record names by its `id`. */
export function findNode(tree: Tree, raw: unknown): TreeNode | undefined {
  return isRecord(raw) && isId(raw['id']) ? tree.byId.get(raw['id']) : undefined
}

export function tagOf(node: TreeNode): string {
  const tagName = node.meta['tagName']
  return typeof tagName === 'string' ? tagName.toLowerCase() : ''
}
