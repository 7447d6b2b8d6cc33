import { browser } from 'wxt/browser'

/** Also of a closed one, where the browser lets extensions see it: what is in it is on the page all the same. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot
  // Only these and elements with a name of their own can have one; asking the browser costs more than looking.
  if (!element.localName.includes('-') && !HOSTS.has(element.localName)) return null
  const dom = browser.dom as { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } | undefined
  return dom?.openOrClosedShadowRoot?.(element) ?? null
}

const HOSTS = new Set(['article', 'aside', 'blockquote', 'div', 'footer', 'header', 'main', 'nav', 'section', 'span'])
