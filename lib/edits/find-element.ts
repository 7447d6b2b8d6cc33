import type { eventWithTime } from '@rrweb/types'

import type { ElementWish, RemovedNodes } from '@/lib/model/edit'
import { applyEvent } from '@/lib/replay/state/apply-event'
import { createState } from '@/lib/replay/state/state'
import { walkNodes, type Tree, type TreeNode } from '@/lib/replay/state/tree'

import { compileSelector } from './compile-selector'
import { MAX_OWN_TEXT_CHARACTERS, MAX_OWN_TEXTS, MIN_OWN_TEXT_CHARACTERS } from './limits'
import { asRecords, listNodes, readIncrement, SOURCE, TYPE, typeOf } from './read-event'

export interface ElementOnPage extends RemovedNodes {
  /** What it showed at any time, trimmed. */
  texts: string[]
}

type Wish = Pick<ElementWish, 'pageId' | 'nodeId' | 'selector'>

/**
 * An element in the events of one page: what is it at any time, and what was ever inside of it. The selector is asked
 * of all elements when a snapshot comes, of those that are added, and of those in an element whose attributes change.
 * What was inside once counts as inside at all times, with what was ever in that.
 */
export function findElement(wish: Wish, pageId: string, events: readonly eventWithTime[]): ElementOnPage {
  const matched = new Set(pageId === wish.pageId ? [wish.nodeId] : [])
  const texts = new Set<string>()
  followElement(wish.selector, events, matched, texts)
  const { children, elementIds } = collectFamilies(events)
  // A document cannot be a box, and one without any element cannot be built.
  for (const id of [...matched].filter((one) => !elementIds.has(one))) {
    matched.delete(id)
    for (const child of children.get(id) ?? []) if (elementIds.get(child)) matched.add(child)
  }
  const inside = new Set<number>()
  const pending = [...matched].flatMap((id) => [...(children.get(id) ?? [])])
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (inside.has(id)) continue
    inside.add(id)
    pending.push(...(children.get(id) ?? []))
  }
  const tops = [...matched].filter((id) => !inside.has(id))
  // A text that was picked has no box: it goes.
  const boxes = tops.filter((id) => elementIds.get(id) === true)
  const bare = tops.filter((id) => elementIds.get(id) === false)
  return { boxes, inside: [...inside, ...bare], texts: [...texts] }
}

/** Ids to the ids of what was ever directly in them, and which are elements; documents are neither one nor the other. */
function collectFamilies(events: readonly eventWithTime[]) {
  const children = new Map<number, Set<number>>()
  const elementIds = new Map<number, boolean>()
  for (const event of events) {
    for (const { node, parentId } of listNodes(event)) {
      const id = Number(node['id'])
      const family = children.get(parentId)
      if (family) family.add(id)
      else children.set(parentId, new Set([id]))
      if (node['type'] !== 0) elementIds.set(id, node['type'] === 2)
    }
  }
  return { children, elementIds }
}

function followElement(
  selector: string,
  events: readonly eventWithTime[],
  matched: Set<number>,
  texts: Set<string>,
): void {
  const matches = compileSelector(selector)
  const state = createState()
  for (const event of events) {
    applyEvent(state, event)
    const { tree } = state
    const touched = tree && listTouched(event, tree)
    if (!touched || touched.length === 0) continue
    for (const top of touched) {
      for (const node of matches ? walkNodes(top) : []) if (matches?.(node)) matched.add(node.id)
    }
    for (const node of listChanged(touched, tree, matched)) noteText(node, texts)
  }
}

/** Nodes that may match or show another text than before. */
function listTouched(event: eventWithTime, tree: Tree): TreeNode[] {
  if (typeOf(event) === TYPE.snapshot) return [tree.root]
  const data = readIncrement(event, SOURCE.mutation)
  if (!data) return []
  const ids = [
    ...asRecords(data['adds']).map(({ node }) => (node as { id?: unknown } | undefined)?.id),
    ...asRecords(data['attributes']).map(({ id }) => id),
    ...asRecords(data['texts']).map(({ id }) => id),
  ]
  return [...new Set(ids)].flatMap((id) => tree.byId.get(id as number) ?? [])
}

/** The elements looked for that are around or in what was touched. */
function listChanged(touched: readonly TreeNode[], tree: Tree, matched: ReadonlySet<number>): Set<TreeNode> {
  const changed = new Set<TreeNode>()
  for (const node of touched) {
    if (node === tree.root) for (const id of matched) if (tree.byId.has(id)) changed.add(tree.byId.get(id)!)
    for (let at: TreeNode | undefined = node; at; at = at.parent) if (matched.has(at.id)) changed.add(at)
    if (node !== tree.root && matched.size > 0)
      for (const inner of walkNodes(node)) if (matched.has(inner.id)) changed.add(inner)
  }
  return changed
}

function noteText(top: TreeNode, texts: Set<string>): void {
  if (texts.size >= MAX_OWN_TEXTS) return
  const parts = [...walkNodes(top)].map(({ meta }) =>
    typeof meta['textContent'] === 'string' ? meta['textContent'] : '',
  )
  const text = parts.join('').trim().replaceAll(/\s+/g, ' ')
  const shown = text.replace(/[\s*]/g, '')
  if (shown.length >= MIN_OWN_TEXT_CHARACTERS && text.length <= MAX_OWN_TEXT_CHARACTERS) texts.add(text)
}
