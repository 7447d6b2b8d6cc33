import { NodeType } from '@rrweb/types'

import { asList, isId, isRecord } from './check'
import { addSubtree, createNode, openShadow } from './read-node'
import type { Add, PageState } from './state'
import { handOverCss, spreadCss } from './style-element'
import { detachNode, insertNode, isInside, removeNode, tagOf, type Tree, type TreeNode } from './tree'

/**
 * The adds of one batch. An add whose parent or next sibling comes later in the batch waits for it; what waits for
 * something that never comes is skipped.
 */
export function applyAdds(state: PageState, tree: Tree, rawAdds: unknown, at: number): void {
  const early: Add[] = []
  for (const raw of asList(rawAdds)) {
    const add = readAdd(raw)
    if (!add) state.skippedCount += 1
    else if (placeAdd(state, tree, add, at) !== undefined) early.push(add)
  }
  const waiting = new Map<number, Add[]>()
  for (const first of early) {
    const ready = [first]
    for (let add = ready.pop(); add; add = ready.pop()) {
      const awaitedId = placeAdd(state, tree, add, at)
      if (awaitedId === undefined) {
        for (const waiter of waiting.get(add.node.id) ?? []) ready.push(waiter)
        waiting.delete(add.node.id)
      } else {
        const waiters = waiting.get(awaitedId)
        if (waiters) waiters.push(add)
        else waiting.set(awaitedId, [add])
      }
    }
  }
  for (const adds of waiting.values()) state.skippedCount += adds.length
}

function readAdd(raw: unknown): Add | undefined {
  if (!isRecord(raw) || !isId(raw['parentId']) || !isRecord(raw['node']) || !isId(raw['node']['id'])) return undefined
  const readSibling = (id: unknown) => (isId(id) || id === -1 ? id : null)
  return {
    parentId: raw['parentId'],
    nextId: readSibling(raw['nextId']),
    previousId: readSibling(raw['previousId']),
    node: raw['node'] as Add['node'],
  }
}

/** Puts the node where it belongs, or answers the id of the node it has to wait for. */
function placeAdd(state: PageState, tree: Tree, add: Add, at: number): number | undefined {
  const parent = tree.byId.get(add.parentId)
  const isDocument = add.node['type'] === NodeType.Document
  if (!parent) {
    if (!isDocument) return add.parentId
    state.waitingDocuments.set(add.parentId, add.node)
    return undefined
  }
  if (isId(add.nextId) && !tree.byId.has(add.nextId)) return add.nextId
  const rootId = add.node['rootId']
  const isFrame = tagOf(parent) === 'iframe'
  if (isFrame && isDocument) attachDocument(state, tree, parent, add.node, at)
  else if (isFrame || isDocument || !canHold(parent, add) || (isId(rootId) && !tree.byId.has(rootId))) {
    state.skippedCount += 1
  } else placeNode(state, tree, add, parent, at)
  return undefined
}

function canHold(parent: TreeNode, { node }: Add): boolean {
  return parent.meta.attributes !== undefined || (parent.meta.type === NodeType.Document && node['isShadow'] !== true)
}

function attachDocument(state: PageState, tree: Tree, frame: TreeNode, raw: Add['node'], at: number): void {
  const old = tree.byId.get(raw.id)
  if (old && isInside(frame, old)) {
    state.skippedCount += 1
    return
  }
  if (old) removeNode(tree.byId, old)
  if (frame.content) removeNode(tree.byId, frame.content)
  const content = addSubtree(tree.byId, raw, at, state)
  if (!content) state.skippedCount += 1
  else {
    frame.content = content
    content.parent = frame
  }
}

function placeNode(state: PageState, tree: Tree, add: Add, parent: TreeNode, at: number): void {
  const node = takeNode(tree, add, parent, at)
  if (!node) {
    state.skippedCount += 1
    return
  }
  if (add.nextId === -1 || add.previousId === -1) {
    state.detached.set(node.id, { node, add })
    return
  }
  state.detached.delete(node.id)
  const container = node.meta['isShadow'] === true ? openShadow(parent) : parent
  makeRoom(tree, container, node)
  insertNode(container, node, findNext(tree, container, add))
  const waiting = state.waitingDocuments.get(node.id)
  if (waiting && tagOf(node) === 'iframe') {
    state.waitingDocuments.delete(node.id)
    attachDocument(state, tree, node, waiting as Add['node'], at)
  }
  if (state.detached.size > 0) placeNeighbours(state, node, add)
}

/** The node to place: the one that is known when nothing about it has changed, else a new one in its stead. */
function takeNode(tree: Tree, add: Add, parent: TreeNode, at: number): TreeNode | undefined {
  const old = tree.byId.get(add.node.id)
  const node = createNode(add.node, at)
  if (!old || !node) {
    if (node) tree.byId.set(node.id, node)
    return node
  }
  if (isInside(parent, old)) return undefined
  const isSame = !old.live.style && JSON.stringify(old.meta) === JSON.stringify(node.meta)
  if (isSame) {
    detachNode(old)
    return old
  }
  removeNode(tree.byId, old)
  tree.byId.set(node.id, node)
  return node
}

/** What an element or a document can hold only once goes before the new one comes. */
function makeRoom(tree: Tree, container: TreeNode, node: TreeNode): void {
  const { type } = node.meta
  if (container.meta.type === NodeType.Document && container.id !== 0) {
    for (let child = container.first; child; child = child.next) {
      const isTaken = type === NodeType.DocumentType || (type === NodeType.Element && tagOf(node) === 'html')
      if (isTaken && child.meta.type === type) removeNode(tree.byId, child)
    }
  } else if (type === NodeType.Text && tagOf(container) === 'textarea') {
    delete container.meta.attributes?.['value']
    while (container.first) removeNode(tree.byId, container.first)
  } else if (tagOf(container) === 'style') {
    if (container.first) spreadCss(container)
    else handOverCss(container, node)
    delete container.live.sheet
  }
}

function findNext(tree: Tree, container: TreeNode, add: Add): TreeNode | undefined {
  const previous = isId(add.previousId) ? tree.byId.get(add.previousId) : undefined
  if (previous?.parent === container && previous.next) return previous.next
  const next = isId(add.nextId) ? tree.byId.get(add.nextId) : undefined
  return next?.parent === container ? next : undefined
}

/** rrweb 0: nodes that were waiting beside this one find their place, and those beside them. */
function placeNeighbours(state: PageState, placed: TreeNode, placedAdd: Add): void {
  const pending = [{ node: placed, add: placedAdd }]
  for (let one = pending.pop(); one; one = pending.pop()) {
    const { node, add } = one
    for (const id of [add.previousId, add.nextId]) {
      const found = isId(id) ? state.detached.get(id) : undefined
      if (!found || !node.parent || isInside(node, found.node)) continue
      state.detached.delete(found.node.id)
      insertNode(node.parent, found.node, id === add.previousId ? node : node.next)
      pending.push(found)
    }
  }
}
