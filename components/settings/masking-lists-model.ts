import { createModel } from '@preact/signals'

import { checkPattern as checkSite } from '@/components/sites/check-pattern'
import { checkPattern } from '@/lib/masking/check-pattern'
import { looksLikeSelector } from '@/lib/masking/check-rules'
import { MAX_RULES } from '@/lib/masking/limits'
import type { OwnPattern, SiteLevel } from '@/lib/model/rules'

import { describePatternRefusal, type SelectorList } from './describe-rules'
import {
  findEntry,
  insertEntry,
  keyOfEntry,
  readList,
  removeEntry,
  replaceEntry,
  type ListName,
  type RuleLists,
} from './edit-rules'
import type { Masking } from './masking-model'
import { shorten } from './shorten'

export interface MaskingListsGivens {
  masking: Masking
  /** Whether this browser understands a selector. */
  isSelector: (text: string) => boolean
}

const NOT_STORED = 'Nothing was changed, because it could not be stored. Try again.'
const FULL = `A list holds ${MAX_RULES} entries at most. Remove one first.`

/** The lists of the rules. What is typed is checked first; what is wrong with it comes back as a sentence. */
export const MaskingListsModel = createModel(({ masking, isSelector }: MaskingListsGivens) => {
  const read = <Name extends ListName>(name: Name) => readList(masking.rules.peek(), name)

  /** Adds an entry, or puts it in the place of `replaced`. Answers with what is wrong, `null` when it is stored. */
  const put = async <Name extends ListName>(
    name: Name,
    entry: RuleLists[Name],
    replaced?: RuleLists[Name],
  ): Promise<string | null> => {
    if (replaced === undefined && read(name).length >= MAX_RULES) return FULL
    if (replaced !== undefined && JSON.stringify(replaced) === JSON.stringify(entry)) return null
    const said = shorten(keyOfEntry(entry))
    const isStored = await masking.change(
      replaced === undefined
        ? {
            said: `Added ${said}.`,
            apply: (rules) => insertEntry(rules, name, entry),
            undo: (rules) => removeEntry(rules, name, entry),
          }
        : {
            said: `Changed ${said}.`,
            apply: (rules) => replaceEntry(rules, name, entry, replaced),
            undo: (rules) => replaceEntry(rules, name, replaced, entry),
          },
    )
    return isStored ? null : NOT_STORED
  }

  const remove = async <Name extends ListName>(name: Name, entry: RuleLists[Name]): Promise<void> => {
    const at = findEntry(masking.rules.peek(), name, entry)
    if (at < 0) return
    await masking.change({
      said: `Removed ${shorten(keyOfEntry(entry))}.`,
      apply: (rules) => removeEntry(rules, name, entry),
      undo: (rules) => insertEntry(rules, name, entry, at),
    })
  }

  const putSite = async (typed: SiteLevel, replaced?: SiteLevel): Promise<string | null> => {
    const others = read('sites').filter((site) => site.pattern !== replaced?.pattern)
    const checked = checkSite(typed.pattern, others)
    return checked.ok ? put('sites', { pattern: checked.pattern, level: typed.level }, replaced) : checked.problem
  }

  const addSelector = async (name: SelectorList, typed: string): Promise<string | null> => {
    const selector = typed.trim()
    if (selector === '') return 'Write a selector first, for example .customer-name.'
    if (!looksLikeSelector(selector) || !isSelector(selector)) {
      return `“${selector}” is no CSS selector that this browser understands. Write for example .customer-name, #balance or [data-secret].`
    }
    return read(name).includes(selector) ? `${selector} is in this list already.` : put(name, selector)
  }

  /** What is wrong with an expression, while it is typed; nothing typed is nothing wrong. */
  const checkExpression = (source: string): string | null => {
    const checked = checkPattern(source)
    return checked.ok || source === '' ? null : describePatternRefusal(checked.reason)
  }

  const putOwn = async (typed: OwnPattern, replaced?: OwnPattern): Promise<string | null> => {
    const own = { name: typed.name.trim(), source: typed.source }
    if (own.source === '') return String.raw`Write an expression first, for example EMP-\d{4,6}.`
    const wrong = checkExpression(own.source)
    if (wrong !== null) return wrong
    const others = read('own').filter((one) => one.source !== replaced?.source)
    const isKnown = others.some((one) => one.source === own.source)
    return isKnown ? 'There is a pattern with this expression already.' : put('own', own, replaced)
  }

  const addQueryName = async (typed: string): Promise<string | null> => {
    const name = typed.trim().replace(/^[?&]|=$/g, '')
    if (name === '') return 'Write the name of a query value first, for example page.'
    if (/[\s=&?#]/.test(name)) return `“${name}” is no name. Write only what stands before the = in an address.`
    const isKnown = read('allowQuery').some((one) => one.toLowerCase() === name.toLowerCase())
    return isKnown ? `${name} is kept already; capitals do not count.` : put('allowQuery', name)
  }

  return { isSelector, remove, putSite, addSelector, checkExpression, putOwn, addQueryName }
})

export type MaskingLists = InstanceType<typeof MaskingListsModel>
