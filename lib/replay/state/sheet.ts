import { formatDeclarations, normalizeProperty, parseDeclarations, splitBlock, splitRules } from './css-text'
import { MAX_RULE_DEPTH } from './limits'
import { covers } from './shorthands'

/** One rule. Once something inside it was asked for, `text` is no longer the truth: `children` or `style` is. */
export interface Rule {
  text: string
  /** Came with the text of the element, not by a script. */
  isBase: boolean
  prelude?: string
  children?: Rule[]
  style?: Map<string, string>
}

/** A change of a declaration that text cannot express: a longhand taken out of a shorthand. */
export interface LateRemoval {
  rule: Rule
  property: string
}

/**
 * What scripts did to the rules of one stylesheet. What is inserted stays apart from the text of the element: a later
 * snapshot of rrweb would hold both as text, but a change of the text throws the inserted rules away.
 */
export interface Sheet {
  rules: Rule[]
  /** True once a rule of the text itself was removed or changed: the text has to be written anew. */
  isBaseChanged: boolean
  late: LateRemoval[]
}

export type RuleIndex = number | readonly number[] | undefined

export function openSheet(css: string): Sheet {
  return { rules: splitRules(css).map((text) => ({ text, isBase: true })), isBaseChanged: false, late: [] }
}

/** As the Replayer does: an index past the end means the end, except inside another rule. */
export function insertRule(sheet: Sheet, text: string, index: RuleIndex): boolean {
  const place = findPlace(sheet, index)
  if (!place) return false
  const { list, parent, at } = place
  if (parent && at > list.length) return false
  list.splice(Math.min(at, list.length), 0, { text, isBase: false })
  if (parent?.isBase) sheet.isBaseChanged = true
  return true
}

export function deleteRule(sheet: Sheet, index: RuleIndex): boolean {
  const place = findPlace(sheet, index)
  const rule = place?.list[place.at]
  if (!place || !rule) return false
  place.list.splice(place.at, 1)
  if (place.parent?.isBase || rule.isBase) sheet.isBaseChanged = true
  return true
}

export function setProperty(sheet: Sheet, path: readonly number[], property: string, value: string): boolean {
  const found = findRule(sheet, path)
  const style = found && openStyle(found.rule)
  if (!style) return false
  const name = normalizeProperty(property)
  if (value === '') return removeProperty(sheet, path, property)
  style.set(name, value)
  sheet.late = sheet.late.filter((late) => late.rule !== found.rule || !covers(name, late.property))
  if (found.top.isBase) sheet.isBaseChanged = true
  return true
}

export function removeProperty(sheet: Sheet, path: readonly number[], property: string): boolean {
  const found = findRule(sheet, path)
  const style = found && openStyle(found.rule)
  if (!style) return false
  const name = normalizeProperty(property)
  for (const other of style.keys()) if (other === name || covers(name, other)) style.delete(other)
  if (found.top.isBase) sheet.isBaseChanged = true
  if ([...style.keys()].some((other) => covers(other, name))) sheet.late.push({ rule: found.rule, property: name })
  return true
}

export function textOf(rule: Rule): string {
  if (rule.children) return `${rule.prelude} { ${rule.children.map(textOf).join(' ')} }`
  if (rule.style) return `${rule.prelude} { ${formatDeclarations(rule.style)} }`
  return rule.text
}

/** Where each rule stands in the end, by what `StyleDeclaration` events name them by. */
export function locateRules(sheet: Sheet): Map<Rule, number[]> {
  const paths = new Map<Rule, number[]>()
  const pending: [Rule, number[]][] = sheet.rules.map((rule, index) => [rule, [index]])
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [rule, path] = pair
    paths.set(rule, path)
    for (const [index, child] of (rule.children ?? []).entries()) pending.push([child, [...path, index]])
  }
  return paths
}

interface Place {
  list: Rule[]
  /** The rule at the top that holds the list, if it is not the sheet's own. */
  parent: Rule | undefined
  at: number
}

function findPlace(sheet: Sheet, index: RuleIndex): Place | undefined {
  const path = typeof index === 'object' ? index : [index ?? 0]
  const at = path.at(-1)
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0) return undefined
  if (path.length === 1) return { list: sheet.rules, parent: undefined, at }
  const found = findRule(sheet, path.slice(0, -1))
  const list = found && openChildren(found.rule)
  return list && { list, parent: found.top, at }
}

function findRule(sheet: Sheet, path: readonly number[]): { rule: Rule; top: Rule } | undefined {
  if (path.length > MAX_RULE_DEPTH) return undefined
  const top = sheet.rules[path[0] ?? -1]
  let rule = top
  for (const index of path.slice(1)) {
    if (!rule) return undefined
    rule = openChildren(rule)?.[index]
  }
  return top && rule && { rule, top }
}

function openChildren(rule: Rule): Rule[] | undefined {
  if (rule.children) return rule.children
  const block = rule.text.startsWith('@') ? splitBlock(rule.text) : undefined
  if (!block) return undefined
  rule.prelude = block.prelude
  rule.children = splitRules(block.body).map((text) => ({ text, isBase: rule.isBase }))
  return rule.children
}

/** `undefined` for what holds no plain declarations: grouping rules, statements, rules with rules in them. */
function openStyle(rule: Rule): Map<string, string> | undefined {
  if (rule.style || rule.children) return rule.style
  const block = splitBlock(rule.text)
  if (!block || block.body.includes('{')) return undefined
  rule.prelude = block.prelude
  rule.style = parseDeclarations(block.body)
  return rule.style
}
