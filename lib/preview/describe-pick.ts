import type { Verdict } from '@/lib/masking/verdict'
import { RULE_LISTS, type PickFacts, type RuleList } from '@/lib/messages/preview'
import type { MaskLevel } from '@/lib/model/rules'

import { findReason } from './find-reason'
import type { PageJudge } from './judge-page'
import { MAX_TITLE_CHARACTERS } from './limits'
import { listSelectors } from './list-selectors'

const FIELD = 'input,textarea,select,[contenteditable]:not([contenteditable="false" i])'

const NOW: Record<Verdict, string> = {
  shown: 'is kept as it is',
  title: 'is kept as it is',
  masked: 'becomes asterisks',
  input: 'is a field: its value becomes asterisks',
  blocked: 'is an empty box',
}

/** A picked element in words: what is kept of it now, how a rule could name it, and what each rule would make of it. */
export function describePick(element: Element, judge: PageJudge, countAll: (selector: string) => number): PickFacts {
  const counts = new Map<string, number>()
  const count = (selector: string) => {
    const known = counts.get(selector) ?? countAll(selector)
    counts.set(selector, known)
    return known
  }
  const before = judge.of(element)
  const outcomeOf = (list: RuleList, selector: string) => {
    if (list === 'ignore') return 'What is typed into it makes no events. Its value is masked as before.'
    const after = judge.imagine((rules) => ({ ...rules, [list]: [...rules[list], selector] }))(element)
    return describeOutcome(list, before, after)
  }
  return {
    title: describeElement(element),
    now: describeNow(before, judge.level, findReason(element, judge.of, judge.told)),
    isField: element.matches(FIELD),
    choices: listSelectors(element, count).map(({ label, selector }) => ({
      label,
      selector,
      count: count(selector),
      outcomes: Object.fromEntries(RULE_LISTS.map((list) => [list, outcomeOf(list, selector)])) as Record<
        RuleList,
        string
      >,
    })),
  }
}

export function describeNow(verdict: Verdict, level: MaskLevel, reason: string): string {
  const byLevel = verdict === 'masked' && level === 'strict' ? ', as all text at Strict' : ''
  return `Now it ${NOW[verdict]}${reason || byLevel}.`
}

/** What a rule would make of an element; where it would change nothing, why. */
export function describeOutcome(list: RuleList, before: Verdict, after: Verdict): string {
  if (list === 'show') {
    if (after === 'shown') return before === 'shown' ? 'It is shown already.' : 'It would be kept as it is.'
    if (after === 'input') return 'It stays a field: passwords are never shown.'
    if (after === 'blocked') return 'It stays blocked: a block holds for everything in it.'
    return 'It stays masked: on one element masking comes before showing.'
  }
  if (after === before) return before === 'blocked' ? 'It is an empty box already.' : 'It becomes asterisks already.'
  if (list === 'mask' && after === 'blocked') return 'It would be an empty box: pictures cannot be masked.'
  return `It would become ${after === 'blocked' ? 'an empty box of the same size' : 'asterisks, with everything in it'}.`
}

/** As a developer would write it, without anything it shows. */
function describeElement(element: Element): string {
  const id = element.id ? `#${element.id}` : ''
  const classes = [...element.classList].map((name) => `.${name}`).join('')
  const title = `${element.localName}${id}${classes}`
  return title.length > MAX_TITLE_CHARACTERS ? `${title.slice(0, MAX_TITLE_CHARACTERS - 1)}…` : title
}
