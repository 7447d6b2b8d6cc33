import type { Loose } from './check'
import { formatDeclarations, normalizeProperty, parseDeclarations } from './css-text'
import { covers, isEmptied } from './shorthands'
import type { Attributes, TreeNode } from './tree'

/**
 * A `style` attribute changed property by property, as the recorder sends it: longhands with a value, with a value and
 * a priority, or `false` for taken away.
 */
export function applyStyleChange(node: TreeNode, attributes: Attributes, change: Loose): void {
  const text = attributes['style']
  node.live.style ??= parseDeclarations(typeof text === 'string' ? text : '')
  attributes['style'] = ''
  for (const [property, value] of Object.entries(change)) {
    const name = normalizeProperty(property)
    const [plain, priority] = Array.isArray(value) ? (value as unknown[]) : [value]
    if (typeof plain !== 'string' || plain === '') unsetProperty(node, node.live.style, name)
    else {
      node.live.style.set(name, priority === 'important' ? `${plain} !important` : plain)
      node.live.unset?.delete(name)
    }
  }
}

function unsetProperty(node: TreeNode, style: Map<string, string>, name: string): void {
  if (style.delete(name)) return
  const shorthands = [...style.keys()].filter((other) => covers(other, name))
  if (shorthands.length === 0) return
  node.live.unset ??= new Set()
  node.live.unset.add(name)
  for (const shorthand of shorthands) if (isEmptied(shorthand, node.live.unset)) style.delete(shorthand)
}

/** The attribute as it is now. */
export function formatStyle(node: TreeNode): string | undefined {
  return node.live.style && formatDeclarations(node.live.style)
}

/** Longhands that are still set in the text of the attribute, by a shorthand, though they were taken away. */
export function listUnset({ live }: TreeNode): string[] {
  const { style, unset } = live
  return style && unset ? [...unset].filter((name) => [...style.keys()].some((other) => covers(other, name))) : []
}
