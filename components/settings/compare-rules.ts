import { MASK_LEVELS, PATTERN_NAMES, type MaskLevel, type MaskRules, type PatternName } from '@/lib/model/rules'

import { readList, type ListName } from './edit-rules'

export interface ListChange {
  list: ListName
  /** Entries before and after. */
  before: number
  after: number
  added: number
  removed: number
}

/** What other rules would change. */
export interface RulesDifference {
  level: { from: MaskLevel; to: MaskLevel; isStricter: boolean } | null
  /** Lists that would not be the same. */
  lists: ListChange[]
  patternsOn: PatternName[]
  patternsOff: PatternName[]
  isNone: boolean
}

export const LIST_NAMES: readonly ListName[] = ['sites', 'mask', 'block', 'ignore', 'show', 'own', 'allowQuery']

export function compareRules(before: MaskRules, after: MaskRules): RulesDifference {
  const [from, to] = [before.level, after.level]
  const isStricter = MASK_LEVELS.indexOf(to) > MASK_LEVELS.indexOf(from)
  const lists = LIST_NAMES.map((list) => compareList(list, before, after)).filter(
    ({ added, removed }) => added + removed > 0,
  )
  const changed = PATTERN_NAMES.filter((name) => before.patterns[name] !== after.patterns[name])
  return {
    level: from === to ? null : { from, to, isStricter },
    lists,
    patternsOn: changed.filter((name) => after.patterns[name]),
    patternsOff: changed.filter((name) => !after.patterns[name]),
    isNone: from === to && lists.length === 0 && changed.length === 0,
  }
}

/** An entry that changed is one removed and one added; the order of a list means nothing. */
function compareList(list: ListName, before: MaskRules, after: MaskRules): ListChange {
  const [then, now] = [before, after].map((rules) => readList(rules, list).map((entry) => JSON.stringify(entry)))
  const [known, wanted] = [new Set(then), new Set(now)]
  return {
    list,
    before: known.size,
    after: wanted.size,
    added: wanted.difference(known).size,
    removed: known.difference(wanted).size,
  }
}
