import { readTag } from '@/lib/masking/element-natives'
import type { Embedded } from '@/lib/model/embedded'

/** Asked of the classes: a page may put properties of its own on an element. */
const { apply } = Reflect
type Getter = (this: object) => unknown

function readerOf(owner: object, name: string): (node: object) => unknown {
  const get = Object.getOwnPropertyDescriptor(owner, name)?.get as Getter | undefined
  return (node) => (get ? apply(get, node, []) : undefined)
}

const windowOfObject = readerOf(HTMLObjectElement.prototype, 'contentWindow')
const widthOf = readerOf(Element.prototype, 'clientWidth')
const heightOf = readerOf(Element.prototype, 'clientHeight')

/** More frames than a page has that is used. */
const MAX_FRAMES = 200

/** What an `object` or `embed` shows now; `undefined` for nothing, or what stands in it for want of anything. */
export function readEmbedded(element: Element): Embedded | undefined {
  const [width, height] = [Number(widthOf(element)), Number(heightOf(element))]
  // What is shown instead stands in a line like any text, which has no size of its own.
  if (!(width > 0 && height > 0)) return undefined
  const window = readTag(element) === 'object' ? windowOfObject(element) : undefined
  if (window || findFrame(element)) return { kind: isFile(element) ? 'file' : 'document', width, height }
  return element.childElementCount > 0 && [...element.children].some((child) => child.getClientRects().length > 0)
    ? undefined
    : { kind: 'file', width, height }
}

/** The window of a document that an `embed` shows; the element does not give it away. */
function findFrame(element: Element): Window | undefined {
  const view = element.ownerDocument.defaultView
  const count = view ? Math.min(view.length, MAX_FRAMES) : 0
  for (let at = 0; at < count; at += 1) {
    try {
      const frame = view?.[at]
      if (frame?.frameElement === element) return frame
    } catch {
      // Of another origin.
    }
  }
  return undefined
}

/** A browser shows some files by a page of its own, in which no script may run. */
function isFile(element: Element): boolean {
  const type = element.getAttribute('type') ?? ''
  const address = element.getAttribute('data') ?? element.getAttribute('src') ?? ''
  return /\bpdf\b/i.test(type) || /\.pdf(?:[?#]|$)/i.test(address)
}
