/**
 * What an element is asked, asked of its class: a form answers to the names of its fields first (`<input
 * name="matches">` makes `form.matches` that input), and so may whatever else a page put properties of its own on.
 * https://html.spec.whatwg.org/multipage/forms.html#the-form-element (LegacyOverrideBuiltIns)
 */
type Answer = (this: unknown, ...args: unknown[]) => unknown

/** A worker has no elements, and a document that no browser made has classes of its own. */
const elementClass = typeof Element === 'function' ? (Element.prototype as object) : undefined
const documentClass = typeof Document === 'function' ? (Document.prototype as object) : undefined
const nodeClass = typeof Node === 'function' ? (Node.prototype as object) : undefined

/** Calls it on what comes first; bound once, so that it costs no more than the call and nothing later gets between. */
function callOn(answer: Answer): (node: object, ...args: unknown[]) => unknown {
  return Function.prototype.call.bind(answer)
}

function saveMethod(owner: object | undefined, name: string): (node: object, ...args: unknown[]) => unknown {
  const saved = Object.getOwnPropertyDescriptor(owner ?? {}, name)?.value as Answer | undefined
  return saved ? callOn(saved) : (node, ...args) => Reflect.apply(Reflect.get(node, name) as Answer, node, args)
}

/** The getter of a class, to be asked of any of its objects; a page may put properties of its own on these. */
export function readerOf(owner: object | undefined, name: string): (node: object) => unknown {
  const { get } = (Object.getOwnPropertyDescriptor(owner ?? {}, name) ?? {}) as { get?: Answer }
  return get ? callOn(get) : (node) => Reflect.get(owner ?? node, name, node)
}

export const matches = saveMethod(elementClass, 'matches') as (element: Element, selector: string) => boolean
export const closest = saveMethod(elementClass, 'closest') as (element: Element, selector: string) => Element | null
export const querySelector = saveMethod(elementClass, 'querySelector') as (
  element: Element,
  selector: string,
) => Element | null
export const querySelectorAll = saveMethod(elementClass, 'querySelectorAll') as (
  element: Element,
  selector: string,
) => NodeListOf<Element>
export const readAttribute = saveMethod(elementClass, 'getAttribute') as (
  element: Element,
  name: string,
) => string | null
export const listAttributeNames = saveMethod(elementClass, 'getAttributeNames') as (element: Element) => string[]
export const hasAttributes = saveMethod(elementClass, 'hasAttributes') as (element: Element) => boolean
export const readNamespace = readerOf(elementClass, 'namespaceURI') as (element: Element) => string | null
export const readScrollLeft = readerOf(elementClass, 'scrollLeft') as (element: Element) => number
export const readScrollTop = readerOf(elementClass, 'scrollTop') as (element: Element) => number
export const readBounds = saveMethod(elementClass, 'getBoundingClientRect') as (element: Element) => DOMRect
export const openRootOf = readerOf(elementClass, 'shadowRoot') as (element: Element) => ShadowRoot | null
export const readTag = readerOf(elementClass, 'localName') as (element: Element) => string

/** Pictures and forms that have the name of a property of the document answer for it, too. */
export const readCompatMode = readerOf(documentClass, 'compatMode') as (document: Document) => string
export const scrollerOf = readerOf(documentClass, 'scrollingElement') as (document: Document) => Element | null
export const viewOf = readerOf(documentClass, 'defaultView') as (
  document: Document,
) => (Window & typeof globalThis) | null

export const rootOf = saveMethod(nodeClass, 'getRootNode') as (node: Node) => Node
export const documentOf = readerOf(nodeClass, 'ownerDocument') as (node: Node) => Document
export const typeOfNode = readerOf(nodeClass, 'nodeType') as (node: Node) => number
export const firstChildOf = readerOf(nodeClass, 'firstChild') as (node: Node) => Node | null
export const previousSiblingOf = readerOf(nodeClass, 'previousSibling') as (node: Node) => Node | null
export const isConnected = readerOf(nodeClass, 'isConnected') as (node: Node) => boolean
export const readBase = readerOf(nodeClass, 'baseURI') as (node: Node) => string
export const nextSiblingOf = readerOf(nodeClass, 'nextSibling') as (node: Node) => Node | null
export const parentOf = readerOf(nodeClass, 'parentNode') as (node: Node) => Node | null
export const parentElementOf = readerOf(nodeClass, 'parentElement') as (node: Node) => Element | null
export const textOf = readerOf(nodeClass, 'textContent') as (node: Node) => string | null
