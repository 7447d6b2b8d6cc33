import { finder } from '@medv/finder'

import { readLabel } from './read-label'
import { readRole } from './read-role'
import { SELECTOR_TIMEOUT_MS } from './limits'

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

export interface ElementDescription {
  role: string
  label: string
  selector: string
}

/** Role, accessible name and a selector of the element a person meant: the interactive one around the target. */
export function describeElement(target: Element): ElementDescription {
  const element = target.closest(INTERACTIVE) ?? target
  return { role: readRole(element), label: readLabel(element), selector: findSelector(element) }
}

/**
 * A selector that finds this element alone in its document; through shadow roots by ` >>> ` hops. The tag's name when
 * none is found in time.
 */
export function findSelector(element: Element): string {
  const root = element.getRootNode()
  if ('host' in root) return `${findSelector(root.host as Element)} >>> ${element.localName}`
  try {
    return finder(element, {
      root: element.ownerDocument.body,
      attr: (name) => STABLE_ATTRIBUTES.has(name),
      timeoutMs: SELECTOR_TIMEOUT_MS,
    })
  } catch {
    // The library throws when time runs out or nothing is unique; a coarse answer is better than none.
    return element.localName
  }
}
