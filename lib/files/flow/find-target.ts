import { NodeType } from '@rrweb/types'

import { tagOf, walkNodes, type Tree, type TreeNode } from '@/lib/replay/state/tree'

import type { Target } from './flow'
import { MAX_NAME_CHARACTERS } from './limits'

const INTERACTIVE = new Set(['a', 'button', 'input', 'select', 'textarea', 'label', 'summary', 'option'])
const TEST_IDS = ['data-testid', 'data-test', 'data-test-id', 'data-cy', 'data-qa']
const UNSEEN = new Set(['script', 'style', 'noscript', 'template'])

export interface Element {
  tag: string
  /** Of an input. */
  type: string
}

export interface Described {
  role: string
  label: string
  selector: string
}

/** The element a person meant: the one around what they hit that does something. */
export function findMeant(tree: Tree, nodeId: number): TreeNode | undefined {
  const hit = tree.byId.get(nodeId)
  for (let node = hit; node; node = node.parent) {
    const attributes = node.meta.attributes ?? {}
    if (INTERACTIVE.has(tagOf(node)) || 'role' in attributes || 'onclick' in attributes || 'tabindex' in attributes)
      return node
  }
  return hit
}

export function readElement(node: TreeNode | undefined): Element {
  return { tag: node ? tagOf(node) : '', type: readAttribute(node, 'type').toLowerCase() }
}

/** How it is found again. `frameUrl` is that of a frame with a recorder of its own. */
export function describeTarget(
  { role, label, selector }: Described,
  node: TreeNode | undefined,
  tree: Tree | undefined,
  frameUrl: string | undefined,
): Target {
  const name = isOpen(label) ? label : ''
  const isOnlyOne = node && tree ? countSame(tree, node, label) <= 1 : true
  const text = node ? readText(node) : ''
  const path = node ? findFramePath(node) : []
  const testId = findTestId(node)
  const ownName = isOnlyOne && role !== '' ? name : ''
  // Where it stands among others is no help once it can be told by what it is: another may stand there next time.
  const isPlace = /:nth-/.test(selector) && (ownName !== '' || testId !== '')
  return {
    role,
    name: ownName,
    text: isOnlyOne && text === label && (role === 'link' || role === 'button') ? name : '',
    testId,
    css: selector === '' || isPlace ? [] : selector.split(' >>> '),
    frame: frameUrl !== undefined ? { url: frameUrl } : path.length > 0 ? { path } : undefined,
  }
}

/** All of a node that is written on it, as it is read. */
export function readText(node: TreeNode): string {
  const parts: string[] = []
  for (const one of walkNodes(node)) {
    const text = one.meta.type === NodeType.Text ? one.meta['textContent'] : undefined
    if (typeof text === 'string' && !(one.parent && UNSEEN.has(tagOf(one.parent)))) parts.push(text)
  }
  return parts.join('').replaceAll(/\s+/g, ' ').trim()
}

/** Nothing in it is masked, it is short enough to be a name, and no selector reads brackets in it as its own. */
export function isOpen(text: string): boolean {
  return text !== '' && text.length <= MAX_NAME_CHARACTERS && !/\*{2,}|[[\]]/.test(text)
}

function countSame(tree: Tree, node: TreeNode, label: string): number {
  const tag = tagOf(node)
  let count = 0
  for (const one of walkNodes(tree.root)) if (tagOf(one) === tag && readText(one) === label) count += 1
  return count
}

function findTestId(node: TreeNode | undefined): string {
  const name = TEST_IDS.find((one) => isOpen(readAttribute(node, one)))
  return name === undefined ? '' : `[${name}=${JSON.stringify(readAttribute(node, name))}]`
}

function readAttribute(node: TreeNode | undefined, name: string): string {
  const value = node?.meta.attributes?.[name]
  return typeof value === 'string' ? value : ''
}

/** Its place among the frames of each document on the way to it; nothing for what is in the page itself. */
function findFramePath(node: TreeNode): number[] {
  const path: number[] = []
  for (let at: TreeNode | undefined = node; at; at = at.parent) {
    const frame: TreeNode | undefined = at.meta.type === NodeType.Document ? at.parent : undefined
    if (frame) path.unshift(countFramesBefore(frame))
  }
  return path
}

function countFramesBefore(frame: TreeNode): number {
  let top = frame
  while (top.parent && top.meta.type !== NodeType.Document) top = top.parent
  let count = 0
  for (const one of walkOwn(top)) {
    if (one === frame) return count
    if (/^i?frame$/.test(tagOf(one))) count += 1
  }
  return count
}

/** In the order of the document, without the documents of frames in it. */
function* walkOwn(top: TreeNode): Generator<TreeNode> {
  yield top
  for (let child = top.first; child; child = child.next) yield* walkOwn(child)
}
