import { asList, isId, isRecord, type Loose } from './check'
import { splitRules } from './css-text'
import { deleteRule, insertRule, openSheet, removeProperty, setProperty, type RuleIndex, type Sheet } from './sheet'
import type { PageState } from './state'
import { openSheetOf, ownsSheet } from './style-element'
import type { Tree } from './tree'

function findSheet(state: PageState, tree: Tree, data: Loose): Sheet | undefined {
  const { styleId, id } = data
  if (isId(styleId)) return state.constructed.get(styleId)
  const owner = isId(id) ? tree.byId.get(id) : undefined
  return owner && ownsSheet(owner) ? openSheetOf(owner) : undefined
}

/** `insertRule`, `deleteRule`, `replace`, in the Replayer's order. */
export function applyRules(state: PageState, tree: Tree, data: Loose): void {
  const sheet = findSheet(state, tree, data)
  if (!sheet) {
    state.skippedCount += 1
    return
  }
  for (const add of asList(data['adds'])) {
    const isDone = isRecord(add) && typeof add['rule'] === 'string' && insertRule(sheet, add['rule'], readIndex(add))
    if (!isDone) state.skippedCount += 1
  }
  for (const remove of asList(data['removes'])) {
    if (!isRecord(remove) || !deleteRule(sheet, readIndex(remove))) state.skippedCount += 1
  }
  const css = data['replaceSync'] ?? data['replace']
  // A browser replaces only what a script has constructed.
  if (typeof css === 'string' && isId(data['styleId'])) {
    sheet.rules = splitRules(css).map((text) => ({ text, isBase: false }))
    sheet.late = []
  }
}

function readIndex({ index }: Loose): RuleIndex {
  if (index === undefined || index === null) return undefined
  if (Array.isArray(index)) return index as number[]
  return typeof index === 'number' ? index : -1
}

export function applyDeclaration(state: PageState, tree: Tree, data: Loose): void {
  const sheet = findSheet(state, tree, data)
  const path = asList(data['index']) as readonly number[]
  const { set, remove } = data
  let isDone = false
  if (sheet && isRecord(set) && typeof set['property'] === 'string') {
    const value = typeof set['value'] === 'string' ? set['value'] : ''
    const text = value !== '' && set['priority'] === 'important' ? `${value} !important` : value
    isDone = setProperty(sheet, path, set['property'], text)
  }
  if (sheet && isRecord(remove) && typeof remove['property'] === 'string') {
    isDone = removeProperty(sheet, path, remove['property'])
  }
  if (!isDone) state.skippedCount += 1
}

export function applyAdopted(state: PageState, tree: Tree, data: Loose): void {
  const { id } = data
  if (!isId(id) || !tree.byId.has(id)) {
    state.skippedCount += 1
    return
  }
  for (const style of asList(data['styles'])) {
    if (!isRecord(style) || !isId(style['styleId'])) continue
    const sheet = openSheet('')
    for (const rule of asList(style['rules'])) {
      if (isRecord(rule) && typeof rule['rule'] === 'string') insertRule(sheet, rule['rule'], readIndex(rule))
    }
    state.constructed.set(style['styleId'], sheet)
  }
  state.adopted.set(id, asList(data['styleIds']).filter(isId))
}
