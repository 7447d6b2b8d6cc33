import { hasAttributes, listAttributeNames, readAttribute } from './element-natives'

/** What an element must have for any of a list of selectors to match: most elements have nothing of it. */
export interface Signs {
  attributes: ReadonlySet<string>
  /** In a class, in any case: in documents without a doctype selectors do not care. */
  classes: RegExp
}

/** Of one element alone: classes, and attributes with or without a value, some of them negated. */
const SIMPLE =
  /^(?:\.[\w-]+|\[[\w-]+(?:[~|^$*]?="[^"\]]*"(?: i)?)?\]|:not\((?:\[[\w-]+(?:="[^"\]]*"(?: i)?)?\],?)+\))+$/

/** Nothing for selectors that speak of more than classes and attributes of the element itself. */
export function readSigns(selectors: readonly string[]): Signs | undefined {
  const attributes = new Set<string>()
  const classes: string[] = []
  for (const selector of selectors) {
    if (!SIMPLE.test(selector)) return undefined
    const own = selector.replace(/:not\(.*\)$/, '')
    const [, name] = /\.([\w-]+)/.exec(own) ?? []
    const [, attribute] = /\[([\w-]+)/.exec(own) ?? []
    // One of them is enough to be asked.
    if (name !== undefined) classes.push(name)
    else if (attribute !== undefined) attributes.add(attribute.toLowerCase())
    else return undefined
  }
  const source = classes.length > 0 ? `(?:^|\\s)(?:${classes.join('|')})(?:\\s|$)` : '^(?!)'
  return { attributes, classes: new RegExp(source, 'i') }
}

export function hasSign(element: Element, signs: Signs | undefined): boolean {
  if (!signs) return true
  if (!hasAttributes(element)) return false
  for (const name of listAttributeNames(element)) {
    if (name === 'class' ? signs.classes.test(readAttribute(element, name) ?? '') : signs.attributes.has(name))
      return true
  }
  return false
}
