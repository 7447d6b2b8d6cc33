import { NodeType } from '@rrweb/types'

import { applyAdds } from './apply-adds'
import { applyAttributes } from './apply-attributes'
import { asList, isRecord, type Loose } from './check'
import type { PageState } from './state'
import { spreadCss } from './style-element'
import { findNode, removeNode, tagOf, type Tree } from './tree'

/** One batch of changes, in the order the Replayer takes them: removes, adds, texts, attributes. */
export function applyMutation(state: PageState, tree: Tree, data: Loose, at: number): void {
  for (const remove of asList(data['removes'])) applyRemove(state, tree, remove)
  applyAdds(state, tree, data['adds'], at)
  for (const text of asList(data['texts'])) applyText(state, tree, text)
  for (const change of asList(data['attributes'])) applyAttributes(state, tree, change)
}

/** Whatever parent the remove names: the node is gone from the page, so it goes from here. */
function applyRemove(state: PageState, tree: Tree, remove: unknown): void {
  const node = findNode(tree, remove)
  if (!node || node === tree.root) {
    state.skippedCount += 1
    return
  }
  if (node.parent) spreadCss(node.parent)
  state.detached.delete(node.id)
  removeNode(tree.byId, node)
}

function applyText(state: PageState, tree: Tree, change: unknown): void {
  const node = findNode(tree, change)
  const value = isRecord(change) ? (change['value'] ?? '') : undefined
  const isText = node?.meta.type === NodeType.Text || node?.meta.type === NodeType.Comment
  if (!node || !isText || typeof value !== 'string') {
    state.skippedCount += 1
    return
  }
  if (node.parent) spreadCss(node.parent)
  const isCss = node.meta.type === NodeType.Text && node.parent !== undefined && tagOf(node.parent) === 'style'
  node.meta = { ...node.meta, textContent: value, ...(isCss && { isStyle: true }) }
}
