import { NodeType, type serializedNodeWithId } from '@rrweb/types'

import { readMediaTime } from './apply-element'
import { formatStyle } from './inline-style'
import type { TreeNode } from './tree'

/** What a node says differently from its meta, found out while its parent was looked at. */
export type Overrides = Map<TreeNode, { attributes?: Record<string, unknown>; textContent?: string }>

type Serialized = Record<string, unknown> & { childNodes: Serialized[] }

/**
 * A tree as rrweb serializes it, nothing shared with what it was read from. `visit` sees each node before it and its
 * children are written, and may still override them. Documents of frames are not part of it.
 */
export function serializeTree(
  top: TreeNode,
  at: number,
  overrides: Overrides,
  visit: (node: TreeNode) => void,
): serializedNodeWithId {
  const write = (node: TreeNode) => {
    visit(node)
    return serializeNode(node, at, overrides.get(node))
  }
  const written = write(top)
  const pending: [TreeNode, Serialized][] = [[top, written]]
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [node, out] = pair
    for (const list of [node, node.shadow]) {
      for (let child = list?.first; child; child = child.next) {
        const childOut = write(child)
        if (list === node.shadow) childOut['isShadow'] = true
        out.childNodes.push(childOut)
        if (child.first || child.shadow) pending.push([child, childOut])
      }
    }
  }
  return written as unknown as serializedNodeWithId
}

function serializeNode(node: TreeNode, at: number, override: object = {}): Serialized {
  const { attributes, ...meta } = node.meta
  const out: Record<string, unknown> = { ...meta, ...override }
  if (attributes)
    out['attributes'] = { ...attributes, ...readLive(node, at), ...((override as Serialized)['attributes'] as object) }
  if (attributes || meta.type === NodeType.Document) out['childNodes'] = []
  return out as Serialized
}

function readLive(node: TreeNode, at: number): object {
  const { attributes = {} } = node.meta
  const style = formatStyle(node)
  return {
    ...(style !== undefined && { style }),
    ...('rr_mediaState' in attributes && { rr_mediaCurrentTime: readMediaTime(attributes, node.live.mediaAt, at) }),
  }
}
