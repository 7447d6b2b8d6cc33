import { finder } from '@medv/finder'

import { looksLikeSelector } from '@/lib/masking/check-rules'

import { FINDER_TIMEOUT_MS } from './limits'

export interface NamedSelector {
  label: string
  selector: string
}

/** What a team puts on elements for its own tests. */
const TEST_ATTRIBUTES = ['data-testid', 'data-test', 'data-test-id', 'data-cy', 'data-qa']

/** Names that change with every build or visit name nothing for long. */
const GENERATED = /\d{4,}|^(?:css|sc|jss|svelte|emotion|radix|headlessui|react-aria|mui)-|^[:\d]|__[a-z\d]{5,}$|[:«»]/i

/**
 * Ways to name an element in a rule, the most lasting first; each matches it, in the tree it stands in. `count` tells on
 * how many elements a selector is.
 */
export function listSelectors(element: Element, count: (selector: string) => number): NamedSelector[] {
  const tag = element.localName
  const found: NamedSelector[] = []
  const add = (label: string, selector: string | undefined) => {
    if (!selector || !looksLikeSelector(selector) || found.some((one) => one.selector === selector)) return
    if (matches(element, selector)) found.push({ label, selector })
  }
  for (const name of TEST_ATTRIBUTES) {
    const value = element.getAttribute(name)
    if (value) add('Its test attribute', `[${name}=${quote(value)}]`)
  }
  if (element.id && !GENERATED.test(element.id)) add('Its id', `#${CSS.escape(element.id)}`)
  const name = element.getAttribute('name')
  if (name && !GENERATED.test(name)) add('Its name', `${tag}[name=${quote(name)}]`)
  add('Its most specific class', findClass(element, count))
  // Rules are asked in every tree alike: where it stands in a component names the same place in all others.
  const isInComponent = 'host' in element.getRootNode()
  add(isInComponent ? 'Its place in components' : 'This element only', findUnique(element))
  if (found.length === 0) add('Elements of its kind', tag)
  return found
}

/** Of its classes that do not look generated, the one on the fewest elements. */
function findClass(element: Element, count: (selector: string) => number): string | undefined {
  const classes = [...element.classList].filter((name) => !GENERATED.test(name))
  const counted = classes.map((name) => ({ selector: `.${CSS.escape(name)}`, count: count(`.${CSS.escape(name)}`) }))
  return counted.toSorted((a, b) => a.count - b.count)[0]?.selector
}

/** Unique in the tree the element stands in. */
function findUnique(element: Element): string | undefined {
  const root = element.getRootNode() as Document | ShadowRoot
  if ('host' in root) return findPlace(element, root)
  try {
    return finder(element, {
      root: document.documentElement,
      attr: (name) => TEST_ATTRIBUTES.includes(name) || name === 'name' || name === 'role',
      idName: (name) => !GENERATED.test(name),
      className: (name) => !GENERATED.test(name),
      timeoutMs: FINDER_TIMEOUT_MS,
    })
  } catch {
    // The library throws when time runs out or nothing is unique; where it stands always is.
    return findPlace(element, root)
  }
}

/** By its place among its siblings, from the root of its tree down. */
function findPlace(element: Element, root: ParentNode): string {
  const steps: string[] = []
  for (let at: Element | null = element; at; at = at.parentElement) {
    const alike: Element[] = [...(at.parentNode?.children ?? [])].filter((child) => child.localName === at.localName)
    const step = alike.length > 1 ? `${at.localName}:nth-of-type(${alike.indexOf(at) + 1})` : at.localName
    steps.unshift(step)
    const selector = steps.join(' > ')
    if (root.querySelectorAll(selector).length === 1) return selector
  }
  return steps.join(' > ')
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector)
  } catch {
    // No selector that this document understands.
    return false
  }
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, String.raw`\$&`)}"`
}
