import { isRecord } from './check'
import { applyStyleChange } from './inline-style'
import type { PageState } from './state'
import { ownsSheet, replaceCss } from './style-element'
import { findNode, removeNode, tagOf, type Attributes, type Tree, type TreeNode } from './tree'

export function applyAttributes(state: PageState, tree: Tree, change: unknown): void {
  const node = findNode(tree, change)
  const changes = isRecord(change) ? change['attributes'] : undefined
  const attributes = node?.meta.attributes
  if (!node || !attributes || !isRecord(changes)) {
    state.skippedCount += 1
    return
  }
  if (typeof changes['_cssText'] === 'string' && ownsSheet(node)) {
    while (node.first) removeNode(tree.byId, node.first)
    replaceCss(node, changes)
    return
  }
  if (tagOf(node) === 'canvas' && ('width' in changes || 'height' in changes)) clearCanvas(node, attributes)
  for (const [name, value] of Object.entries(changes)) {
    if (!changeAttribute(tree, node, attributes, name, value)) state.skippedCount += 1
  }
}

/** Setting the size of a canvas, even to what it was, empties it. */
function clearCanvas(node: TreeNode, attributes: Attributes): void {
  delete attributes['rr_dataURL']
  delete node.live.picture
}

function changeAttribute(tree: Tree, node: TreeNode, attributes: Attributes, name: string, value: unknown): boolean {
  if (node.live.dirty === name) return true
  if (name === 'style' && isRecord(value)) {
    applyStyleChange(node, attributes, value)
    return true
  }
  if (value !== null && typeof value !== 'string') return false
  if (name === 'style') {
    delete node.live.style
    delete node.live.unset
  }
  if (value === null) {
    delete attributes[name]
    if (name === 'open' && tagOf(node) === 'dialog') delete attributes['rr_open_mode']
    return true
  }
  attributes[name] = value
  // The Replayer puts the value into the textarea as its only text.
  if (name === 'value' && tagOf(node) === 'textarea') while (node.first) removeNode(tree.byId, node.first)
  return true
}
