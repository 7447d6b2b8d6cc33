import type { addedNodeMutation, serializedNodeWithId } from '@rrweb/types'

import {
  firstChildOf,
  isConnected,
  nextSiblingOf,
  parentOf,
  readBase,
  readBounds,
  readCompatMode,
  readTag,
  typeOfNode,
} from '@/lib/masking/element-natives'
import { codeOf, type Judged, type Verdict } from '@/lib/masking/verdict'

import type { Verdicts } from '../verdicts'
import type { SerializedElement } from '../visit-nodes'
import type { NodeIds } from './node-ids'
import { readAttributes } from './read-attributes'
import { shadowRootOfElement } from './shadow-root'
import type { TextStore } from './store-text'
import { COMMENT, DOCTYPE, DOCUMENT, ELEMENT, TEXT } from '../node-types'

/** What a walk meets on its way and somebody else has to do with. */
export interface Meetings {
  element(written: SerializedElement): void
  root(root: ShadowRoot): void
  frame(frame: HTMLIFrameElement): void
  blocked(element: Element): void
  /** Where it was scrolled to; nothing for one that never was. */
  scrollOf(element: Element): { left: number; top: number } | undefined
}

/** Of what is above a node, what it takes over. */
export interface Place {
  /** By the rules alone. */
  verdict: Verdict
  isSvg: boolean
  tag: string
  rootId: number | undefined
  base: string
  isShadow: boolean
  /** The sheet of a style element stands in its attribute, and its texts are empty. */
  hasCss: boolean
}

/** Children from this one on are not written yet. */
interface Rest {
  parent: Node
  child: Node
  place: Place
  parentId: number
}

/** So many nodes are written between two looks at the clock. */
const NODES_A_LOOK = 32

type Written = serializedNodeWithId & Judged & { isShadow?: boolean; childNodes?: serializedNodeWithId[] }

const HTML_NAME = /[^a-z0-9-_:]/

/** rrweb's names of tags; the few there are, by the names the DOM gives. */
const tagNames = new Map<string, string>()

function nameOfTag(localName: string): string {
  let name = tagNames.get(localName)
  if (name === undefined) {
    const lower = localName.toLowerCase()
    tagNames.set(localName, (name = HTML_NAME.test(lower) ? 'div' : lower))
  }
  return name
}

/**
 * Writes nodes down as rrweb does, in one walk, with their verdicts: each into the one around it for a snapshot, or one
 * after the other for a change, parents first and children in their order.
 */
export function createTreeWriter(ids: NodeIds, verdicts: Verdicts, storeText: TextStore, meet: Meetings) {
  const rest: Rest[] = []
  let until = Infinity
  let isLate = false
  let steps = 0

  /** `adds` takes what is written for a change; for a snapshot there is none. */
  function write(node: Node, place: Place, adds?: addedNodeMutation[], parentId = 0, nextId: number | null = null) {
    const type = typeOfNode(node)
    if (type === ELEMENT) return writeElement(node as Element, place, adds, parentId, nextId)
    const written = (type === DOCUMENT ? describeDocument : describeLeaf)(node, place, type)
    keep(written, place, adds, parentId, nextId)
    return written
  }

  function keep(
    written: Written,
    place: Place,
    adds: addedNodeMutation[] | undefined,
    parentId: number,
    nextId: number | null,
  ): void {
    if (place.rootId !== undefined) (written as { rootId?: number }).rootId = place.rootId
    if (place.isShadow) written.isShadow = true
    adds?.push({ parentId, nextId, node: written })
  }

  function describeLeaf(node: Node, place: Place, type: number): Written {
    const id = ids.write(node)
    if (type === TEXT) return describeText(node, id, place)
    if (type === COMMENT) return { type: 5, id, ...storeText(node, '', place.verdict, '') }
    if (type === DOCTYPE) {
      const { name, publicId, systemId } = node as DocumentType
      return { type: 1, id, name, publicId, systemId, v: codeOf(place.verdict) }
    }
    return { type: 4, id, textContent: '', v: codeOf(place.verdict) }
  }

  function describeText(node: Node, id: number, { verdict: byRules, tag, hasCss, base }: Place): Written {
    const { textContent, v } = storeText(node, tag, byRules, base)
    return { type: 3, id, textContent: hasCss ? '' : textContent, v }
  }

  function describeDocument(node: Node): Written {
    const compatMode = readCompatMode(node as Document)
    const id = ids.write(node)
    const v = codeOf(verdicts.judge(node, verdicts.ofParent(node)))
    const quirks = compatMode === 'CSS1Compat' ? {} : { compatMode }
    return { type: 0, id, childNodes: [], ...quirks, v }
  }

  function writeElement(
    element: Element,
    place: Place,
    adds: addedNodeMutation[] | undefined,
    parentId: number,
    nextId: number | null,
  ): Written {
    const id = ids.write(element)
    const localName = readTag(element)
    const tagName = element instanceof HTMLFormElement ? 'form' : nameOfTag(localName)
    const byRules = verdicts.judge(element, place.verdict)
    const verdict = verdicts.hideLeftover(element, byRules)
    const isSvg = place.isSvg || localName === 'svg'
    const childNodes: serializedNodeWithId[] = []
    const attributes = readAttributes(element, tagName, verdict, place.base)
    const written = { type: 2, id, tagName, attributes, childNodes, v: codeOf(verdict) } as unknown as Written
    if (isSvg) (written as { isSVG?: true }).isSVG = true
    if (tagName.includes('-') && customElements.get(tagName)) (written as { isCustom?: true }).isCustom = true
    const root = shadowRootOfElement(element)
    if (root && verdict !== 'blocked') (written as { isShadowHost?: true }).isShadowHost = true
    const scroll = meet.scrollOf(element)
    if (scroll?.left) attributes['rr_scrollLeft'] = scroll.left
    if (scroll?.top) attributes['rr_scrollTop'] = scroll.top
    keep(written, place, adds, parentId, nextId)
    if (verdict === 'blocked') empty(element, written)
    else {
      meet.element(written as unknown as SerializedElement)
      writeInside(element, written, root, adds, {
        verdict: byRules,
        isSvg: isSvg && localName !== 'foreignObject',
        tag: tagName,
        rootId: place.rootId,
        base: place.base,
        isShadow: false,
        hasCss: tagName === 'style' && '_cssText' in attributes,
      })
    }
    if (tagName === 'iframe') meet.frame(element as HTMLIFrameElement)
    return written
  }

  function writeInside(
    element: Element,
    written: Written,
    root: ShadowRoot | null,
    adds: addedNodeMutation[] | undefined,
    inside: Place,
  ): void {
    // The text of a field that holds something is its value, and what stands in a frame's element is never seen.
    const { attributes } = written as unknown as SerializedElement
    const isEmpty = inside.tag === 'iframe' || (inside.tag === 'textarea' && attributes['value'] !== undefined)
    if (!isEmpty) writeChildren(element, written, adds, inside)
    if (!root) return
    meet.root(root)
    writeChildren(root, written, adds, { ...inside, isSvg: false, tag: '', isShadow: true })
  }

  function writeChildren(parent: Node, written: Written, adds: addedNodeMutation[] | undefined, place: Place): void {
    for (let child = firstChildOf(parent); child; child = nextSiblingOf(child)) {
      if (isOver()) {
        rest.push({ parent, child, place, parentId: written.id })
        return
      }
      const inner = write(child, place, adds, written.id)
      if (!adds) written.childNodes!.push(inner)
    }
  }

  function isOver(): boolean {
    steps += 1
    if (!isLate && steps % NODES_A_LOOK === 0) isLate = performance.now() > until
    return isLate
  }

  /** What was left of children when the time was over. Who has an id among them came there since, and was told. */
  function writeLeft({ parent, child: from, place, parentId }: Rest, adds: addedNodeMutation[]): void {
    if (!isConnected(parent)) return
    let child: Node | null = parentOf(from) === parent ? from : firstChildOf(parent)
    let next: Node | null | undefined
    for (; child; child = nextSiblingOf(child)) {
      if (ids.of(child) !== undefined) {
        next = undefined
        continue
      }
      if (isOver()) {
        rest.push({ parent, child, place, parentId })
        return
      }
      if (next === undefined)
        for (next = nextSiblingOf(child); next && ids.of(next) === undefined;) next = nextSiblingOf(next)
      write(child, place, adds, parentId, next ? ids.of(next)! : null)
    }
  }

  /** A box of the same size with nothing in it: neither what it is called nor what it says. */
  function empty(element: Element, written: Written): void {
    const node = written as unknown as SerializedElement
    const { width, height } = readBounds(element)
    node.attributes = { rr_width: `${width}px`, rr_height: `${height}px`, ...keepClass(node.attributes) }
    meet.blocked(element)
  }

  return {
    write,
    /** What is left to be written when the time was over. */
    rest,
    within<T>(ms: number, run: () => T): T {
      until = performance.now() + ms
      isLate = false
      try {
        return run()
      } finally {
        until = Infinity
        isLate = false
      }
    },
    writeRest(adds: addedNodeMutation[]): void {
      for (const left of rest.splice(0)) writeLeft(left, adds)
    },
    /** A whole document, as a snapshot or as what is in a frame. */
    writeDocument(document: Document): serializedNodeWithId {
      const known = ids.write(document)
      const verdict = verdicts.judge(document, verdicts.ofParent(document))
      const rootId = known === 1 ? undefined : known
      const place = { verdict, isSvg: false, tag: '', rootId, base: readBase(document), isShadow: false, hasCss: false }
      const written = write(document, { ...place, rootId: undefined })
      writeChildren(document, written, undefined, place)
      return written
    },
  }
}

export type TreeWriter = ReturnType<typeof createTreeWriter>

function keepClass({ class: name }: SerializedElement['attributes']): SerializedElement['attributes'] {
  return name === undefined ? {} : { class: name }
}
