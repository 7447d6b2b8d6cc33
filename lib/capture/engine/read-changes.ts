import type {
  addedNodeMutation,
  attributeMutation,
  mutationData,
  removedNodeMutation,
  textMutation,
} from '@rrweb/types'

import {
  documentOf,
  firstChildOf,
  isConnected,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
  readBase,
  readNamespace,
  readTag,
  rootOf,
  typeOfNode,
} from '@/lib/masking/element-natives'
import { maskInputValue } from '@/lib/masking/mask-text'
import { codeOf, type VerdictCode } from '@/lib/masking/verdict'

import { noteTag, type Verdicts } from '../verdicts'
import { collectRecords, type Touched } from './collect-records'
import type { NodeIds } from './node-ids'
import { readChange } from './read-attributes'
import type { TextStore } from './store-text'
import { shadowRootOf } from './shadow-root'
import { aboveOf, countRoots, isFrame, isIn, isRoot, isTextArea } from './tree'
import type { TreeWriter } from './write-tree'
import { ELEMENT } from '../node-types'

const SVG = 'http://www.w3.org/2000/svg'

type Changes = mutationData & { verdicts?: Record<number, VerdictCode> }

/**
 * One change out of many records: where each node was, and where it is now. A node that is known and was moved is written
 * down again, with all in it, under the ids it has. Until a long walk over the document is over, a node without an id that
 * no record names is one that it comes to.
 */
export function createChangeReader(ids: NodeIds, verdicts: Verdicts, writer: TreeWriter, storeText: TextStore) {
  const blocked = new WeakSet<Node>()
  let hasBlocked = false
  let hasRoots = false
  let isWalking = false

  function read(records: readonly MutationRecord[]): Changes | undefined {
    const touched = collectRecords(records, ids)
    for (const element of touched.attributes.keys()) if (ids.of(element) !== undefined) rejudge(element, touched)
    const moved = new Set<Node>()
    for (const node of touched.nodes.keys()) if (ids.of(node) !== undefined && isConnected(node)) moved.add(node)

    const removes = listRemoves(touched, moved)
    const adds = listAdds(touched, moved)
    const codes: Record<number, VerdictCode> = {}
    const texts = listTexts(touched, codes)
    const attributes = listAttributes(touched, codes)
    if (removes.length + adds.length + texts.length + attributes.length === 0) return undefined
    const changes = { source: 0, texts, attributes, removes, adds } as Changes
    if (texts.length + attributes.length > 0) changes.verdicts = codes
    return changes
  }

  /** Under another verdict than before everything in it is another: it is written anew. */
  function rejudge(element: Element, { nodes }: Touched): void {
    const before = verdicts.judgedOf(element)
    if (verdicts.judge(element, verdicts.ofParent(element)) === before) return
    verdicts.forgetAll()
    // A canvas that has the keyboard is one for as long as it has it: it is no other canvas.
    if (readTag(element) === 'canvas') return
    blocked.delete(element)
    if (!nodes.has(element)) nodes.set(element, parentOf(element) ?? undefined)
  }

  function listRemoves({ nodes }: Touched, moved: Set<Node>): removedNodeMutation[] {
    const found: { depth: number; remove: removedNodeMutation }[] = []
    const push = (parent: Node, node: Node) => {
      const remove: removedNodeMutation = { parentId: ids.of(parent)!, id: ids.of(node)! }
      if (isRoot(parent)) remove.isShadow = true
      found.push({ depth: hasRoots ? countRoots(parent) : 0, remove })
    }
    for (const [node, parent] of nodes) {
      if (!parent || isInBlocked(parent)) continue
      if (hasRoots) listInRoots(node, nodes, push)
      // What stood in something that went, or moved, went with it; but not out of a shadow root, of which a player forgets
      // nothing by itself.
      const isGone = !isConnected(parent) || (moved.size > 0 && isIn(parent, moved))
      if (!isGone || isRoot(rootOf(parent))) push(parent, node)
    }
    // What is in a shadow root goes before its host.
    if (hasRoots) found.sort((a, b) => b.depth - a.depth)
    return found.map(({ remove }) => remove)
  }

  /** What stands in the shadow roots of a node that goes, before it goes. */
  function listInRoots(node: Node, touched: Touched['nodes'], push: (parent: Node, node: Node) => void): void {
    const root = shadowRootOf(node)
    for (let child = root && firstChildOf(root); child; child = nextSiblingOf(child)) {
      if (ids.of(child) === undefined || touched.has(child)) continue
      listInRoots(child, touched, push)
      push(root!, child)
    }
    for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) listInRoots(child, touched, push)
  }

  function listAdds({ nodes }: Touched, moved: Set<Node>): addedNodeMutation[] {
    const adds: addedNodeMutation[] = []
    const isPending = (node: Node): boolean =>
      ids.of(node) === undefined ? !isWalking || nodes.has(node) : moved.has(node) && !ids.isWritten(node)
    for (const node of nodes.keys()) {
      if (!isConnected(node) || ids.isWritten(node)) continue
      const top = findTop(node, isPending, moved.size > 0)
      const parent = top && parentOf(top)
      if (top && parent && ids.of(parent) !== undefined && isPending(top) && !isInBlocked(parent))
        writeRun(top, parent, isPending, adds)
    }
    return adds
  }

  /** The highest node above that has to be written too; nothing when one in between is never written. */
  function findTop(node: Node, isPending: (node: Node) => boolean, isDeep: boolean): Node | undefined {
    let top = node
    for (let above = aboveOf(node); above; above = aboveOf(above)) {
      if (isRoot(above)) continue
      if (ids.isWritten(above)) break
      if (isPending(above)) top = above
      else if (ids.of(above) === undefined) return undefined
      else if (!isDeep) break
    }
    return top
  }

  /** All pending siblings in a row, from the first on: each stands before the known one after them. */
  function writeRun(top: Node, parent: Node, isPending: (node: Node) => boolean, adds: addedNodeMutation[]): void {
    if (isTextArea(parent) || isFrame(parent)) return
    let first = top
    for (let before = previousSiblingOf(first); before && isPending(before); before = previousSiblingOf(first))
      first = before
    const run: Node[] = []
    let next: Node | null = first
    for (; next && isPending(next); next = nextSiblingOf(next)) run.push(next)
    while (next && (ids.of(next) === undefined || isPending(next))) next = nextSiblingOf(next)
    const place = placeIn(parent)
    for (const node of run) writer.write(node, place, adds, ids.of(parent), next ? ids.of(next) : null)
  }

  function placeIn(parent: Node) {
    const isShadow = isRoot(parent)
    const isElement = typeOfNode(parent) === ELEMENT
    const tag = isElement ? readTag(parent as Element) : ''
    const document = documentOf(parent) ?? parent
    const rootId = ids.of(document)
    return {
      verdict: verdicts.judgedOf(parent),
      isSvg: isElement && readNamespace(parent as Element) === SVG && tag !== 'foreignObject',
      tag,
      rootId: rootId === 1 ? undefined : rootId,
      base: readBase(parent),
      isShadow,
      hasCss: false,
    }
  }

  function listTexts({ texts }: Touched, codes: Record<number, VerdictCode>): textMutation[] {
    const changes: textMutation[] = []
    for (const node of texts) {
      if (!isStill(node)) continue
      const parent = parentOf(node)
      if (parent && isInBlocked(parent)) continue
      verdicts.forgetLeftover(node)
      const tag = parent && typeOfNode(parent) === ELEMENT ? readTag(parent as Element) : ''
      const id = ids.name(node)!
      const { textContent, v } = storeText(node, tag, verdicts.of(node), readBase(node))
      codes[id] = v
      changes.push({ id, value: textContent })
    }
    return changes
  }

  function listAttributes({ attributes, areas }: Touched, codes: Record<number, VerdictCode>) {
    const changes: attributeMutation[] = []
    const base = new Map<Node, string>()
    const baseOf = (element: Element) => {
      const document = documentOf(element)
      const known = base.get(document) ?? readBase(element)
      base.set(document, known)
      return known
    }
    for (const [element, names] of attributes) {
      if (!isStill(element) || isInBlocked(element)) continue
      const verdict = verdicts.of(element)
      const change: attributeMutation['attributes'] = {}
      for (const name of names)
        Object.assign(change, readChange(element, readTag(element), name, verdict, baseOf(element)))
      push(element, change)
    }
    for (const area of areas) {
      if (!isStill(area) || isInBlocked(area)) continue
      const { defaultValue } = area
      push(area, { value: verdicts.of(area) === 'shown' ? defaultValue : maskInputValue(defaultValue) })
    }
    function push(element: Element, change: attributeMutation['attributes']): void {
      if (Object.keys(change).length === 0) return
      const id = ids.name(element)!
      codes[id] = codeOf(verdicts.of(element))
      const told = { id, attributes: change }
      noteTag(told, element)
      changes.push(told)
    }
    return changes
  }

  /** What is written in this batch says already how it is. */
  function isStill(node: Node): boolean {
    return ids.of(node) !== undefined && !ids.isWritten(node) && isConnected(node)
  }
  function isInBlocked(node: Node): boolean {
    if (!hasBlocked) return false
    return isIn(node, blocked)
  }

  return {
    read,
    noteBlocked(element: Element): void {
      hasBlocked = true
      blocked.add(element)
    },
    noteRoot(): void {
      hasRoots = true
    },
    setWalking(value: boolean): void {
      isWalking = value
    },
  }
}

export type ChangeReader = ReturnType<typeof createChangeReader>
