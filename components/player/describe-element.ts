import { computeAccessibleDescription, computeAccessibleName, getRole } from 'dom-accessibility-api'

/** What is told of an element that is inspected. */
export interface ElementDetails {
  /** Its own tag as markup, without what is in it. */
  markup: string
  /** The elements around it, from the outside: `body › main › form#order`. */
  path: string[]
  /** ARIA role; empty for none. */
  role: string
  /** Accessible name and description (https://www.w3.org/TR/accname-1.2/). */
  name: string
  description: string
  /** Computed styles, those that say what it looks like. */
  styles: [name: string, value: string][]
}

const STYLES = [
  'display',
  'position',
  'width',
  'height',
  'margin',
  'padding',
  'border',
  'color',
  'background-color',
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'opacity',
  'visibility',
  'overflow',
  'z-index',
] as const

/** Elements of the path that are told: the nearest. */
const PATH_ELEMENTS = 6

/** Marks of the recorder and the Replayer, which the page never had. */
const FOREIGN = /^rr_|^rrweb/

export function describeElement(element: Element): ElementDetails {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return {
    markup: writeTag(element),
    path: listPath(element),
    role: getRole(element) ?? '',
    name: computeAccessibleName(element),
    description: computeAccessibleDescription(element),
    styles: STYLES.map((name): [string, string] => [name, style?.getPropertyValue(name) ?? '']).filter(
      ([, value]) => value !== '',
    ),
  }
}

function writeTag(element: Element): string {
  const attributes = [...element.attributes]
    .filter(({ name }) => !FOREIGN.test(name))
    .map(({ name, value }) => ({ name, value, cleaned: cleanValue(name, value) }))
    // A class that is there for the Replayer alone.
    .filter(({ value, cleaned }) => cleaned !== '' || value === '')
    .map(({ name, cleaned }) => ` ${name}="${cleaned.replaceAll('"', '&quot;')}"`)
  return `<${element.localName}${attributes.join('')}>`
}

function cleanValue(name: string, value: string): string {
  if (name !== 'class') return value
  return value
    .split(/\s+/)
    .filter((word) => word !== ':hover' && !FOREIGN.test(word))
    .join(' ')
}

function listPath(element: Element): string[] {
  const path: string[] = []
  for (let at: Element | null = element; at; at = at.parentElement) {
    path.unshift(at.id ? `${at.localName}#${at.id}` : at.localName)
  }
  return path.slice(-PATH_ELEMENTS)
}
