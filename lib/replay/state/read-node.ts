import { NodeType } from '@rrweb/types'

import { asList, isId, isRecord, type Loose } from './check'
import { insertNode, type NodeMeta, type Skips, type TreeNode } from './tree'

export function createNode(raw: unknown, at: number): TreeNode | undefined {
  if (!isRecord(raw) || !isId(raw['id'])) return undefined
  const meta = readMeta(raw)
  return meta && createBareNode(raw['id'], meta, at)
}

function createBareNode(id: number, meta: NodeMeta, mediaAt: number): TreeNode {
  const none = undefined
  const links = { parent: none, previous: none, next: none, first: none, last: none, shadow: none, content: none }
  return { id, meta, live: { mediaAt }, ...links }
}

function readMeta(raw: Loose): NodeMeta | undefined {
  const { childNodes: _, ...rest } = raw
  const meta = rest as NodeMeta
  switch (meta.type) {
    case NodeType.Element:
      if (typeof meta['tagName'] !== 'string') return undefined
      return { ...meta, attributes: isRecord(meta.attributes) ? { ...meta.attributes } : {} }
    case NodeType.Text:
    case NodeType.Comment:
    case NodeType.CDATA:
      return { ...meta, textContent: typeof meta['textContent'] === 'string' ? meta['textContent'] : '' }
    case NodeType.Document:
    case NodeType.DocumentType:
      return meta
    default:
      return undefined
  }
}

/** Reads a serialized tree with all below it. A node whose id is taken is skipped, which also ends any cycle. */
export function addSubtree(byId: Map<number, TreeNode>, raw: unknown, at: number, skips: Skips): TreeNode | undefined {
  const root = createNode(raw, at)
  if (!root || byId.has(root.id)) return undefined
  byId.set(root.id, root)
  const pending: [TreeNode, unknown][] = [[root, raw]]
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [parent, rawParent] = pair
    for (const rawChild of asList((rawParent as Loose)['childNodes'])) {
      const child = createNode(rawChild, at)
      if (!child || child.meta.type === NodeType.Document || byId.has(child.id)) {
        skips.skippedCount += 1
        continue
      }
      byId.set(child.id, child)
      const isShadow = child.meta['isShadow'] === true && parent.meta['isShadowHost'] === true
      insertNode(isShadow ? openShadow(parent) : parent, child, undefined)
      if (child.meta.attributes) pending.push([child, rawChild])
    }
  }
  return root
}

/** What holds the children of the shadow root: made where there is none. */
export function openShadow(host: TreeNode): TreeNode {
  if (!host.shadow) {
    host.shadow = createBareNode(0, { id: 0, type: NodeType.Document }, 0)
    host.shadow.parent = host
    host.meta['isShadowHost'] = true
  }
  return host.shadow
}
