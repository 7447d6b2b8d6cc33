import { IncrementalSource, NodeType, type incrementalData } from '@rrweb/types'

import type { Overrides } from './serialize-tree'
import { tagOf, walkNodes, type TreeNode } from './tree'

/**
 * The option that was chosen, as the attribute `selected`. A masked choice matches no option: the Replayer then shows
 * none, which only an input event can say.
 */
export function emitChoice(select: TreeNode, overrides: Overrides): incrementalData[] {
  const { chosen } = select.live
  if (chosen === undefined) return []
  const options = [...walkNodes(select)].filter((node) => tagOf(node) === 'option')
  const match = options.find((option) => readOption(option) === chosen)
  if (!match) return [{ source: IncrementalSource.Input, id: select.id, text: chosen, isChecked: false }]
  for (const option of options) {
    const isSelected = option === match
    if (isSelected || option.meta.attributes?.['selected'] !== undefined) {
      // `false` is what rebuilding takes for "not selected".
      overrides.set(option, { attributes: { selected: isSelected } })
    }
  }
  return []
}

/** The value of an option. HTML: the attribute, else the text without needless white space. */
export function readOption(option: TreeNode): unknown {
  const value = option.meta.attributes?.['value']
  if (typeof value === 'string') return value
  const texts = [...walkNodes(option)].filter((node) => node.meta.type === NodeType.Text)
  return texts
    .map((text) => text.meta['textContent'])
    .join('')
    .trim()
    .replaceAll(/\s+/g, ' ')
}
