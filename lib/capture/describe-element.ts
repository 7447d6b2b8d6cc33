import { finder } from '@medv/finder'

import { closest, documentOf, readTag, rootOf } from '@/lib/masking/element-natives'
import { codeOf, type VerdictCode } from '@/lib/masking/verdict'

import { createBudget } from './create-budget'
import { readLabel } from './read-label'
import { readRole } from './read-role'
import { SELECTOR_MS_AT_ONCE, SELECTOR_MS_PER_SECOND, SELECTOR_TIMEOUT_MS } from './limits'
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

const budget = createBudget(SELECTOR_MS_PER_SECOND, SELECTOR_MS_AT_ONCE)

export interface ElementDescription {
  role: string
  label: string
  selector: string
  /** Of the label: it is made of what is shown, and of nothing else. */
  v: VerdictCode
}

/** Role, accessible name and a selector of the element a person meant: the interactive one around the target. */
export function describeElement(target: Element, verdicts: Verdicts): ElementDescription {
  const element = closest(target, INTERACTIVE) ?? target
  const attributes = verdicts.of(element) === 'shown' ? STABLE_ATTRIBUTES : KEPT_ATTRIBUTES
  const selector = findSelector(element, attributes)
  return { role: readRole(element), label: readLabel(element, verdicts.of), selector, v: codeOf('shown') }
}

/**
 * A selector that finds this element alone in its document; through shadow roots by ` >>> ` hops. The tag's name when
 * none is found in time, or when looking for others has just taken long.
 */
export function findSelector(element: Element, attributes: ReadonlySet<string> = STABLE_ATTRIBUTES): string {
  const root = rootOf(element)
  const from = performance.now()
  // A script may click a thousand times in a second; a person does not.
  if (budget.waitMs(from) > 0) return readTag(element)
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
  } finally {
    budget.spend(performance.now() - from, from)
  }
}
