import { compile, type Options } from 'css-select'
import { NodeType } from '@rrweb/types'

import { looksLikeSelector } from '@/lib/masking/check-rules'
import { tagOf, type TreeNode } from '@/lib/replay/state/tree'

import { MAX_SELECTOR_CHARACTERS } from './limits'

/** How the recorder writes a hop into a shadow root. */
const HOP = ' >>> '

export type Matches = (node: TreeNode) => boolean

/**
 * A selector asked of the tree that follows a recording; `undefined` when it is none. As in a browser it sees nothing
 * beyond the document or the shadow root that the element stands in.
 */
export function compileSelector(selector: string): Matches | undefined {
  if (selector.trim() === '' || selector.length > MAX_SELECTOR_CHARACTERS) return undefined
  try {
    const texts = selector.split(HOP)
    if (!texts.every(looksLikeSelector)) return undefined
    const steps = texts.map((step) => compile<TreeNode, TreeNode>(step, OPTIONS))
    return (node) => isElement(node) && matchesFrom(steps, steps.length - 1, node)
  } catch {
    // The library throws on what is no selector to it.
    return undefined
  }
}

function matchesFrom(steps: readonly Matches[], index: number, node: TreeNode): boolean {
  if (!steps[index]!(node)) return false
  const host = findHost(node)
  if (index === 0) return true
  return host !== undefined && matchesFrom(steps, index - 1, host)
}

function findHost(node: TreeNode): TreeNode | undefined {
  let at: TreeNode | undefined = node
  while (at?.parent && at.parent.meta.type !== NodeType.Document) at = at.parent
  // What holds the children of a shadow root is no node of rrweb's.
  return at?.parent?.id === 0 ? at.parent.parent : undefined
}

const isElement = (node: TreeNode): node is TreeNode => node.meta.attributes !== undefined

function* listChildren(node: TreeNode): Generator<TreeNode> {
  for (let child = node.first; child; child = child.next) yield child
}

function readAttribute(node: TreeNode, name: string): string | undefined {
  const attributes = node.meta.attributes ?? {}
  const found = Object.hasOwn(attributes, name)
    ? name
    : Object.keys(attributes).find((other) => other.toLowerCase() === name.toLowerCase())
  const value = found === undefined ? undefined : attributes[found]
  if (typeof value === 'string' || typeof value === 'number') return `${value}`
  return value === true ? '' : undefined
}

function readText(node: TreeNode): string {
  const { textContent } = node.meta
  return typeof textContent === 'string' ? textContent : [...listChildren(node)].map(readText).join('')
}

const OPTIONS: Options<TreeNode, TreeNode> = {
  // The tree changes between two questions.
  cacheResults: false,
  adapter: {
    isTag: isElement,
    getAttributeValue: readAttribute,
    getChildren: (node) => [...listChildren(node)],
    getName: tagOf,
    getParent: ({ parent }) => (parent && isElement(parent) ? parent : null),
    getSiblings: (node) => (node.parent ? [...listChildren(node.parent)] : [node]),
    getText: readText,
    hasAttrib: (node, name) => readAttribute(node, name) !== undefined,
    removeSubsets: (nodes) => nodes,
  },
}
