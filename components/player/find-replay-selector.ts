import { finder } from '@medv/finder'

import { SELECTOR_TIMEOUT_MS } from './limits'

/** Attributes a team puts on elements for its own tests. */
const TEST_ATTRIBUTES: ReadonlySet<string> = new Set(['data-testid', 'data-test', 'data-test-id', 'data-cy', 'data-qa'])

/** As the recorder writes a hop into a shadow root. */
const HOP = ' >>> '

/**
 * A selector by which a replayed element is found on other pages too; empty when there is none but its tag and its place
 * among others, which would be another element elsewhere.
 */
export function findReplaySelector(element: Element): string {
  const root = element.getRootNode()
  if ('host' in root) {
    const own = findInShadow(element, root as ShadowRoot)
    const host = own && findReplaySelector(root.host as Element)
    return host ? `${host}${HOP}${own}` : ''
  }
  try {
    const selector = finder(element, {
      root: element.ownerDocument.body,
      idName: isOwn,
      className: isOwn,
      attr: (name, value) => TEST_ATTRIBUTES.has(name) && isOwn(value),
      timeoutMs: SELECTOR_TIMEOUT_MS,
    })
    return hasName(selector) ? selector : ''
  } catch {
    // The library throws when time runs out or nothing is unique.
    return ''
  }
}

/** The library knows no root but a document: here an id, a test attribute or a class that is the only one of its kind. */
function findInShadow(element: Element, root: ShadowRoot): string {
  const candidates = [
    ...(element.id && isOwn(element.id) ? [`#${CSS.escape(element.id)}`] : []),
    ...[...element.attributes]
      .filter(({ name, value }) => TEST_ATTRIBUTES.has(name) && isOwn(value))
      .map(({ name, value }) => `[${name}="${CSS.escape(value)}"]`),
    ...[...element.classList].filter(isOwn).map((name) => `.${CSS.escape(name)}`),
  ]
  return candidates.find((selector) => root.querySelectorAll(selector).length === 1) ?? ''
}

/** Neither one of the marks a Replayer makes nor something that was masked. */
function isOwn(name: string): boolean {
  return name !== '' && !/^(?:rr_|rr-|rrweb)|^:hover$|\*/.test(name)
}

function hasName(selector: string): boolean {
  return /[#.[]/.test(selector)
}
