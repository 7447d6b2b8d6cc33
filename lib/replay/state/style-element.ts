import { NodeType } from '@rrweb/types'

import { openSheet, type Sheet } from './sheet'
import { tagOf, type TreeNode } from './tree'

/** Marks in `_cssText` where the text of one child ends and the next begins. */
const SPLIT = '/* rr_split */'

export function ownsSheet(node: TreeNode): boolean {
  const tag = tagOf(node)
  return tag === 'style' || tag === 'link'
}

export function openSheetOf(node: TreeNode): Sheet {
  node.live.sheet ??= openSheet(readCss(node))
  return node.live.sheet
}

export function listTexts(node: TreeNode): TreeNode[] {
  const texts: TreeNode[] = []
  for (let child = node.first; child; child = child.next) if (child.meta.type === NodeType.Text) texts.push(child)
  return texts
}

/** Its text as it came, without what scripts did to its rules. */
export function readCss(node: TreeNode): string {
  const css = node.meta.attributes?.['_cssText']
  if (typeof css === 'string') return css.replaceAll(SPLIT, '')
  return listTexts(node)
    .map((text) => text.meta['textContent'])
    .join('')
}

/**
 * Before the children of a `style` change. A snapshot keeps the CSS in one attribute and leaves the texts empty; the
 * Replayer gives it to the texts, and it is them that change. What scripts had inserted is lost with any change.
 */
export function spreadCss(node: TreeNode): void {
  if (tagOf(node) !== 'style') return
  delete node.live.sheet
  const css = node.meta.attributes?.['_cssText']
  const texts = listTexts(node)
  if (typeof css !== 'string' || texts.length === 0) return
  const parts = css.split(SPLIT)
  for (const [index, text] of texts.entries()) {
    const isLast = index === texts.length - 1
    const part = isLast ? parts.slice(index).join('') : parts[index]
    if (part !== undefined && index < parts.length) text.meta = { ...text.meta, textContent: part, isStyle: true }
  }
  delete node.meta.attributes?.['_cssText']
}

/** A first text in a `style` that has its CSS in the attribute is that CSS: the recorder sends it empty. */
export function handOverCss(style: TreeNode, text: TreeNode): void {
  const css = style.meta.attributes?.['_cssText']
  if (tagOf(style) !== 'style' || typeof css !== 'string' || text.meta.type !== NodeType.Text) return
  text.meta = { ...text.meta, textContent: css, isStyle: true }
  delete style.meta.attributes?.['_cssText']
}

/** The CSS of the element changed as a whole, by the `_cssText` that a stylesheet sends when it has loaded. */
export function replaceCss(node: TreeNode, attributes: Record<string, unknown>): void {
  delete node.live.sheet
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) delete node.meta.attributes?.[name]
    else if (node.meta.attributes && typeof value === 'string') node.meta.attributes[name] = value
  }
}
