import type { serializedNodeWithId } from '@rrweb/types'

import type { CompiledRules } from '@/lib/masking/compile-rules'
import { decideRoot, decideVerdict } from '@/lib/masking/decide-verdict'
import { codeOf, type Judged, type Verdict } from '@/lib/masking/verdict'

export type JudgedNode = serializedNodeWithId & Judged

/** Types of nodes: of the DOM, and what rrweb makes of them. */
const ELEMENT = 1
const TEXT = 3
const COMMENT = 8
const SERIALIZED = { document: 0, element: 2, text: 3, comment: 5 }

/** What rrweb writes instead of a script. */
const SCRIPT = 'SCRIPT_PLACEHOLDER'

/**
 * A parsed document as a recorder gives it to be masked: nodes in rrweb's shape, each with its verdict. Nothing was laid
 * out, so that a blocked element has no size, and nothing was typed but what stands in the markup.
 */
export function serializeSnippet(document: Document, rules: CompiledRules): JudgedNode {
  let lastId = 0

  function serialize(node: Node, inherited: Verdict): JudgedNode[] {
    lastId += 1
    const id = lastId
    if (node.nodeType === TEXT) return [serializeText(node, id, inherited)]
    if (node.nodeType === COMMENT) return [build(SERIALIZED.comment, id, inherited, { textContent: textOf(node) })]
    // A doctype says nothing of anybody.
    if (node.nodeType !== ELEMENT) return []
    const element = node as Element
    const verdict = decideVerdict(element, rules, inherited)
    return [
      build(SERIALIZED.element, id, verdict, {
        tagName: element.localName,
        attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        childNodes: verdict === 'blocked' ? [] : serializeChildren(element, verdict),
      }),
    ]
  }
  function serializeChildren(node: Node, verdict: Verdict): JudgedNode[] {
    return [...node.childNodes].flatMap((child) => serialize(child, verdict))
  }

  const root = decideRoot(rules)
  return build(SERIALIZED.document, 0, root, { childNodes: serializeChildren(document, root) })
}

function serializeText(node: Node, id: number, verdict: Verdict): JudgedNode {
  const parent = node.parentElement?.localName
  const textContent = parent === 'script' ? SCRIPT : textOf(node)
  return build(SERIALIZED.text, id, verdict === 'shown' && parent === 'title' ? 'title' : verdict, { textContent })
}

function textOf(node: Node): string {
  return node.textContent ?? ''
}

function build(type: number, id: number, verdict: Verdict, rest: object): JudgedNode {
  return { type, id, v: codeOf(verdict), ...rest } as unknown as JudgedNode
}
