import { IncrementalSource, type incrementalData, type styleSheetAddRule } from '@rrweb/types'

import type { Overrides } from './serialize-tree'
import { locateRules, textOf, type Sheet } from './sheet'
import type { PageState } from './state'
import { listTexts } from './style-element'
import type { Tree, TreeNode } from './tree'

/** Inserted rules as they are now, each at its place; of those removed there is no trace. */
export function emitSheet(node: TreeNode, overrides: Overrides): incrementalData[] {
  const { sheet } = node.live
  if (!sheet) return []
  if (sheet.isBaseChanged) overrideText(node, sheet, overrides)
  const adds = sheet.rules.flatMap((rule, index) => (rule.isBase ? [] : [{ rule: textOf(rule), index }]))
  const rules: incrementalData = { source: IncrementalSource.StyleSheetRule, id: node.id, adds }
  return [...(adds.length > 0 ? [rules] : []), ...emitLate(sheet, { id: node.id })]
}

/** A rule of the text itself was removed or changed: the text is written again without what is gone. */
function overrideText(node: TreeNode, sheet: Sheet, overrides: Overrides): void {
  const css = sheet.rules
    .filter((rule) => rule.isBase)
    .map(textOf)
    .join('\n')
  const [first, ...rest] = listTexts(node)
  if ('_cssText' in (node.meta.attributes ?? {}) || !first) overrides.set(node, { attributes: { _cssText: css } })
  else overrides.set(first, { textContent: css })
  for (const text of rest) overrides.set(text, { textContent: '' })
}

function emitLate(sheet: Sheet, owner: { id: number } | { styleId: number }): incrementalData[] {
  if (sheet.late.length === 0) return []
  const paths = locateRules(sheet)
  return sheet.late.flatMap(({ rule, property }) => {
    const index = paths.get(rule)
    return index ? [{ source: IncrementalSource.StyleDeclaration, ...owner, index, remove: { property } }] : []
  })
}

/** A constructed sheet as it is now. */
export function emitDefinition(state: PageState, styleId: number): { styleId: number; rules: styleSheetAddRule[] } {
  const rules = state.constructed.get(styleId)?.rules ?? []
  return { styleId, rules: rules.map((rule, index) => ({ rule: textOf(rule), index })) }
}

/** Constructed sheets that something on the page has adopted, each defined where it is first used. */
export function emitAdopted(state: PageState, tree: Tree): incrementalData[] {
  const defined = new Set<number>()
  const late: incrementalData[] = []
  const adopted = [...state.adopted].flatMap(([id, styleIds]): incrementalData[] => {
    if (!tree.byId.has(id)) return []
    const styles = styleIds.flatMap((styleId) => {
      const sheet = state.constructed.get(styleId)
      if (!sheet || defined.has(styleId)) return []
      defined.add(styleId)
      for (const data of emitLate(sheet, { styleId })) late.push(data)
      return emitDefinition(state, styleId)
    })
    return [
      {
        source: IncrementalSource.AdoptedStyleSheet,
        id,
        styleIds: [...styleIds],
        ...(styles.length > 0 && { styles }),
      },
    ]
  })
  return [...adopted, ...late]
}
