import type { eventWithTime, mutationData, serializedNodeWithId } from '@rrweb/types'

import type { CompiledRules } from '@/lib/masking/compile-rules'
import { decideRoot, decideVerdict, isMedia } from '@/lib/masking/decide-verdict'
import { matches, parentElementOf, parentOf, querySelector, readTag, typeOfNode } from '@/lib/masking/element-natives'
import { maskCss } from '@/lib/masking/mask-css'
import { codeOf, DRAWN_TAGS, type Judged, type Verdict, type VerdictCode } from '@/lib/masking/verdict'

import { NO_LEFTOVERS, type Leftovers } from './leftovers'
import { COMMENT, DOCUMENT, ELEMENT, TEXT } from './node-types'

/** What may be kept of a live node. */
export type Judge = (node: Node) => Verdict

type Serialized = serializedNodeWithId & Judged

const INCREMENTAL = 3
const MUTATION = 0
const INPUT = 5
const CANVAS = 9

export interface Verdicts {
  of: Judge
  /** Whether an element has a rule against events of what is typed into it. */
  isIgnored(element: Element): boolean
  /** Whether nothing in an element is kept back by a rule. Fields are asked for by themselves. */
  isWhollyShown(element: Element): boolean
  /** Writes the verdicts of its nodes into an event. */
  mark(event: eventWithTime): void
  /** For who walks a tree: what a node has by the rules, from what its parent has. */
  judge(node: Node, inherited: Verdict): Verdict
  judgedOf(node: Node): Verdict
  ofParent(node: Node): Verdict
  forgetLeftover(node: Node): void
  /** And with what an excluded route has left in the page. */
  hideLeftover(node: Node, verdict: Verdict): Verdict
  /** Every node is asked again from now on. */
  forgetAll(): void
}

/**
 * Gives every node in an event its verdict while the DOM it comes from is still there (promise 6): a later change names
 * a node, not its ancestors. Each element is asked once and its answer kept; a change of attributes asks again, and a
 * full snapshot asks all. `isStrict` tells of documents in frames that are strict by themselves; what is left over from
 * an excluded route is masked by itself, but what is put into it later is not.
 */
export function createVerdicts(
  rules: CompiledRules,
  nodeOf: (id: number) => Node | null,
  isStrict: (document: Document) => boolean = () => false,
  leftovers: Leftovers = NO_LEFTOVERS,
): Verdicts {
  let known = new WeakMap<Node, Verdict>()

  function of(node: Node): Verdict {
    return hideLeftover(node, ofRules(node))
  }
  function hideLeftover(node: Node, verdict: Verdict): Verdict {
    if (verdict === 'blocked' || !leftovers.has(node) || typeOfNode(node) === DOCUMENT) return verdict
    return typeOfNode(node) === ELEMENT && isMedia(node as Element) ? 'blocked' : 'masked'
  }
  function ofRules(node: Node): Verdict {
    if (typeOfNode(node) !== ELEMENT && typeOfNode(node) !== DOCUMENT) return judge(node, ofParent(node))
    return known.get(node) ?? judge(node, ofParent(node))
  }
  function ofParent(node: Node): Verdict {
    const parent = findParent(node)
    if (parent) return ofRules(parent)
    return typeOfNode(node) === DOCUMENT ? decideRoot(rules) : 'masked'
  }
  function judge(node: Node, inherited: Verdict): Verdict {
    if (typeOfNode(node) === COMMENT || isUnseenText(node)) return inherited === 'blocked' ? inherited : 'masked'
    if (typeOfNode(node) === TEXT) return inherited
    let verdict = inherited
    if (typeOfNode(node) === ELEMENT) verdict = decideVerdict(node as Element, rules, inherited)
    // A frame of a stricter site or route.
    else if (inherited === 'shown' && isStrict(node as Document)) verdict = 'masked'
    // Everything in a document that is one large field was typed.
    else if ((node as Document).designMode === 'on' && inherited === 'shown') verdict = 'input'
    known.set(node, verdict)
    return verdict
  }

  /** A node that is not there any more gets no verdict, which means masked. */
  function markTree(serialized: Serialized, inherited?: Verdict): void {
    const node = nodeOf(serialized.id)
    if (!node) return
    const byRules = judge(node, inherited ?? ofParent(node))
    const verdict = hideLeftover(node, byRules)
    serialized.v = codeOf(verdict)
    if ('textContent' in serialized && isStyleText(node)) {
      serialized.textContent = hideStyle(serialized.textContent, verdict)
      serialized.v = codeOf('shown')
    }
    if (verdict === 'shown' && isTitleText(node)) serialized.v = codeOf('title')
    if ('tagName' in serialized && verdict === 'blocked') return empty(serialized, node as Element)
    if ('childNodes' in serialized) for (const child of serialized.childNodes) markTree(child, byRules)
  }

  function markMutation(data: mutationData & { verdicts?: Record<number, VerdictCode> }): void {
    for (const { id } of data.attributes) {
      const node = nodeOf(id)
      const before = node && known.get(node)
      // With another verdict of this one, everything in it may have another one too.
      if (before && judge(node, ofParent(node)) !== before) known = new WeakMap()
    }
    for (const { node } of data.adds) markTree(node)
    if (data.attributes.length === 0 && data.texts.length === 0) return
    data.verdicts = {}
    for (const change of data.attributes) {
      const node = nodeOf(change.id)
      setVerdict(data.verdicts, change.id, node)
      if (node) noteTag(change, node as Element)
    }
    for (const text of data.texts) {
      const node = nodeOf(text.id)
      if (node) leftovers.forget(node)
      setVerdict(data.verdicts, text.id, node)
      if (!node || !isStyleText(node) || text.value === null) continue
      text.value = hideStyle(text.value, of(node))
      data.verdicts[text.id] = codeOf('shown')
    }
  }
  function setVerdict(verdicts: Record<number, VerdictCode>, id: number, node: Node | null): void {
    if (node) verdicts[id] = codeOf(of(node) === 'shown' && isTitleText(node) ? 'title' : of(node))
  }

  return {
    of,
    judge,
    judgedOf: ofRules,
    ofParent,
    forgetLeftover: leftovers.forget,
    hideLeftover,
    forgetAll() {
      known = new WeakMap()
    },
    isIgnored: (element) => matches(element, rules.ignore),
    isWhollyShown: (element) =>
      of(element) === 'shown' && querySelector(element, `${rules.block},${rules.mask}`) === null,
    mark(event) {
      const data = event.data as { node: Serialized; source: number; id: number } & Judged
      if ((event.type as number) === 2) {
        known = new WeakMap()
        markTree(data.node)
      }
      if ((event.type as number) !== INCREMENTAL) return
      if (data.source === MUTATION) markMutation(event.data as mutationData)
      const target = data.source === INPUT || data.source === CANVAS ? nodeOf(data.id) : null
      // Asked anew: what a script changed a moment ago has not been told yet.
      if (target) data.v = codeOf(hideLeftover(target, judge(target, ofParent(target))))
    },
  }
}

/** A change does not say whose it is, and an address is masked that leads to another page. */
export function noteTag(change: { attributes: object; tag?: string }, element: Element): void {
  const isAddress = 'href' in change.attributes || 'xlink:href' in change.attributes
  if (isAddress && DRAWN_TAGS.includes(readTag(element))) change.tag = readTag(element)
}

/** Up through shadow roots and out of frames. */
function findParent(node: Node): Node | null {
  if (typeOfNode(node) === DOCUMENT) return (node as Document).defaultView?.frameElement ?? null
  return parentOf(node) ?? (node as ShadowRoot).host ?? null
}

/** Of a text: a form's own properties may be its fields, a text has none. */
function isIn(node: Node, tag: string): boolean {
  const parent = parentElementOf(node)
  return parent !== null && readTag(parent) === tag
}

function isStyleText(node: Node): boolean {
  return typeOfNode(node) === TEXT && isIn(node, 'style')
}

/** Nobody sees it, so nobody needs it, and it is a place to leave something in. */
function isUnseenText(node: Node): boolean {
  return typeOfNode(node) === TEXT && isIn(node, 'noscript')
}

function isTitleText(node: Node): boolean {
  return typeOfNode(node) === TEXT && isIn(node, 'title')
}

/** Asterisks are no style: of one that is masked, what it may show is masked here, where it is known to be one. */
function hideStyle(css: string, verdict: Verdict): string {
  return verdict === 'shown' ? css : maskCss(css)
}

/** An empty box of the same size. */
function empty(serialized: Serialized & { attributes: object; childNodes: unknown[] }, element: Element): void {
  const attributes = serialized.attributes as Record<string, unknown>
  serialized.childNodes = []
  if ('rr_width' in attributes) return
  const { width, height } = element.getBoundingClientRect()
  attributes['rr_width'] = `${width}px`
  attributes['rr_height'] = `${height}px`
}
