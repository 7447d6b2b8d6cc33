import { finder } from '@medv/finder'

import { closest, documentOf, readTag, rootOf } from '@/lib/masking/element-natives'
import { codeOf, type VerdictCode } from '@/lib/masking/verdict'

import { createBudget, type Budget } from './create-budget'
import { readLabel } from './read-label'
import { readRole } from './read-role'
import {
  LABEL_MS_AT_ONCE,
  LABEL_MS_PER_SECOND,
  SELECTOR_MS_AT_ONCE,
  SELECTOR_MS_PER_SECOND,
  SELECTOR_TIMEOUT_MS,
} from './limits'
import type { Verdicts } from './verdicts'

const INTERACTIVE = 'a[href],button,input,select,textarea,label,summary,option,[role],[onclick],[tabindex]'

/** Attributes a team puts on elements for its own tests; stable, and never something a person typed. */
const STABLE_ATTRIBUTES = new Set([
  'data-testid',
  'data-test',
  'data-test-id',
  'data-cy',
  'data-qa',
  'name',
  'type',
  'role',
])

/** Of an element that is masked: not even names, which elements of a page's own may have from anywhere. */
const KEPT_ATTRIBUTES = new Set(['type', 'role'])

const selectorBudget = createBudget(SELECTOR_MS_PER_SECOND, SELECTOR_MS_AT_ONCE)
const labelBudget = createBudget(LABEL_MS_PER_SECOND, LABEL_MS_AT_ONCE)

export interface ElementDescription {
  role: string
  label: string
  selector: string
  /** Of the label: it is made of what is shown, and of nothing else. */
  v: VerdictCode
}

/**
 * Role, accessible name and a selector of the element a person meant: the interactive one around the target. Scripts press
 * by the thousand: where it is not sure that it was a person, only as much is said as costs the page next to nothing.
 */
export function describeElement(target: Element, verdicts: Verdicts, isSure = false): ElementDescription {
  const element = closest(target, INTERACTIVE) ?? target
  const attributes = verdicts.of(element) === 'shown' ? STABLE_ATTRIBUTES : KEPT_ATTRIBUTES
  const label = within(isSure ? undefined : labelBudget, () => readLabel(element, verdicts.of)) ?? ''
  const find = () => findSelector(element, attributes)
  const selector = within(isSure ? undefined : selectorBudget, find) ?? readTag(element)
  return { role: readRole(element), label, selector, v: codeOf('shown') }
}

function within(budget: Budget | undefined, read: () => string): string | undefined {
  const from = performance.now()
  if (budget && budget.waitMs(from) > 0) return undefined
  const found = read()
  budget?.spend(performance.now() - from, from)
  return found
}

/**
 * A selector that finds this element alone in its document; through shadow roots by ` >>> ` hops. The tag's name when
 * none is found in time.
 */
export function findSelector(element: Element, attributes: ReadonlySet<string> = STABLE_ATTRIBUTES): string {
  const root = rootOf(element)
  if ('host' in root) return `${findSelector(root.host as Element, attributes)} >>> ${readTag(element)}`
  try {
    return finder(element, {
      root: documentOf(element).body,
      attr: (name) => attributes.has(name),
      timeoutMs: SELECTOR_TIMEOUT_MS,
    })
  } catch {
    // The library throws when time runs out or nothing is unique; a coarse answer is better than none.
    return readTag(element)
  }
}
