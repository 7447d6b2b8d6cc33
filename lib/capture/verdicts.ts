import type { eventWithTime, mutationData, serializedNodeWithId } from '@rrweb/types'

import type { CompiledRules } from '@/lib/masking/compile-rules'
import { decideRoot, decideVerdict } from '@/lib/masking/decide-verdict'
import { maskCss } from '@/lib/masking/mask-css'
import { codeOf, type Judged, type Verdict, type VerdictCode } from '@/lib/masking/verdict'

/** What may be kept of a live node. */
export type Judge = (node: Node) => Verdict

type Serialized = serializedNodeWithId & Judged

/** Types of nodes; by number, for a frame has classes of its own. */
const ELEMENT = 1
const TEXT = 3
const COMMENT = 8
const DOCUMENT = 9

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
}

/**
 * Gives every node in an event its verdict while the DOM it comes from is still there (promise 6): a later change names
 * a node, not its ancestors. Each element is asked once and its answer kept; a change of attributes asks again, and a
 * full snapshot asks all.
 */
export function createVerdicts(rules: CompiledRules, nodeOf: (id: number) => Node | null): Verdicts {
  let known = new WeakMap<Node, Verdict>()

  function of(node: Node): Verdict {
    if (node.nodeType !== ELEMENT && node.nodeType !== DOCUMENT) return ofParent(node)
    return known.get(node) ?? judge(node, ofParent(node))
  }
  function ofParent(node: Node): Verdict {
    const parent = findParent(node)
    if (parent) return of(parent)
    return node.nodeType === DOCUMENT ? decideRoot(rules) : 'masked'
  }
  function judge(node: Node, inherited: Verdict): Verdict {
    if (node.nodeType === TEXT || node.nodeType === COMMENT) return inherited
    let verdict = inherited
    if (node.nodeType === ELEMENT) verdict = decideVerdict(node as Element, rules, inherited)
    // Everything in a document that is one large field was typed.
    else if ((node as Document).designMode === 'on' && inherited === 'shown') verdict = 'input'
    known.set(node, verdict)
    return verdict
  }

  /** A node that is not there any more gets no verdict, which means masked. */
  function markTree(serialized: Serialized, inherited?: Verdict): void {
    const node = nodeOf(serialized.id)
    if (!node) return
    const verdict = judge(node, inherited ?? ofParent(node))
    serialized.v = codeOf(verdict)
    if ('textContent' in serialized && isStyleText(node)) {
      serialized.textContent = hideStyle(serialized.textContent, verdict)
      serialized.v = codeOf('shown')
    }
    if ('tagName' in serialized && verdict === 'blocked') return empty(serialized, node as Element)
    if ('childNodes' in serialized) for (const child of serialized.childNodes) markTree(child, verdict)
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
    for (const { id } of data.attributes) setVerdict(data.verdicts, id, nodeOf(id))
    for (const text of data.texts) {
      const node = nodeOf(text.id)
      setVerdict(data.verdicts, text.id, node)
      if (!node || !isStyleText(node) || text.value === null) continue
      text.value = hideStyle(text.value, of(node))
      data.verdicts[text.id] = codeOf('shown')
    }
  }
  function setVerdict(verdicts: Record<number, VerdictCode>, id: number, node: Node | null): void {
    if (node) verdicts[id] = codeOf(of(node))
  }

  return {
    of,
    isIgnored: (element) => element.matches(rules.ignore),
    isWhollyShown: (element) =>
      of(element) === 'shown' && element.querySelector(`${rules.block},${rules.mask}`) === null,
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
      if (target) data.v = codeOf(judge(target, ofParent(target)))
    },
  }
}

/** Up through shadow roots and out of frames. */
function findParent(node: Node): Node | null {
  if (node.nodeType === DOCUMENT) return (node as Document).defaultView?.frameElement ?? null
  return node.parentNode ?? (node as ShadowRoot).host ?? null
}

function isStyleText(node: Node): boolean {
  return node.nodeType === TEXT && node.parentElement?.localName === 'style'
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
