import type { eventWithTime } from '@rrweb/types'
import { parseHTML } from 'linkedom'

import { createVerdicts, type Verdicts } from '@/lib/capture/verdicts'
import { compileRules, type CompiledRules } from '@/lib/masking/compile-rules'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

import { buildMutation, buildSnapshot, type Node as Serialized } from '../../../fixtures/rrweb-events'

/** A live document, and its nodes as rrweb would serialize them, without any mask of rrweb's. */
export interface LivePage {
  document: Document
  rules: CompiledRules
  verdicts: Verdicts
  idOf(node: Node): number
  takeSnapshot(): eventWithTime
  /** An addition, or a move: of the node and, as rrweb does it, each node below it by itself. */
  tellAdded(node: Node): eventWithTime
  tellText(node: Node): eventWithTime
  tellAttribute(element: Element, name: string): eventWithTime
}

export function openPage(body: string, rules: Partial<MaskRules> = {}): LivePage {
  const { document } = parseHTML(`<!doctype html><html><head><title>Shop</title></head><body>${body}</body></html>`)
  const nodes: Node[] = []
  const ids = new Map<Node, number>()
  const idOf = (node: Node): number => {
    if (!ids.has(node)) ids.set(node, nodes.push(node))
    return ids.get(node)!
  }
  // A browser refuses what is no selector; this document matches it with nothing.
  const compiled = compileRules({ ...DEFAULT_RULES, ...rules }, (text) => !text.includes('..'))
  const verdicts = createVerdicts(compiled, (id) => nodes[id - 1] ?? null)

  function serialize(node: Node, isDeep: boolean): Serialized {
    const id = idOf(node)
    const textContent = node.textContent ?? ''
    if (node.nodeType === 3) return { type: 3, id, textContent }
    if (node.nodeType === 8) return { type: 5, id, textContent }
    const childNodes = isDeep ? readChildren(node).map((child) => serialize(child, true)) : []
    if (node.nodeType === 9) return { type: 0, id, childNodes }
    const element = node as Element
    const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
    return { type: 2, id, tagName: element.localName, attributes, childNodes }
  }
  function mark(event: eventWithTime): eventWithTime {
    verdicts.mark(event)
    return event
  }
  function listBelow(node: Node): Node[] {
    return [node, ...readChildren(node).flatMap(listBelow)]
  }

  return {
    document,
    rules: compiled,
    verdicts,
    idOf,
    takeSnapshot: () => mark(buildSnapshot(1, serialize(document, true))),
    tellAdded(node) {
      const adds = listBelow(node).map((added) => ({
        parentId: idOf(added.parentNode!),
        nextId: null,
        node: serialize(added, false),
      }))
      return mark(buildMutation(2, { adds, verdicts: undefined }))
    },
    tellText(node) {
      return mark(buildMutation(3, { texts: [{ id: idOf(node), value: node.textContent }], verdicts: undefined }))
    },
    tellAttribute(element, name) {
      const attributes = { [name]: element.getAttribute(name) }
      return mark(buildMutation(4, { attributes: [{ id: idOf(element), attributes }], verdicts: undefined }))
    },
  }
}

function readChildren(node: Node): Node[] {
  return [...node.childNodes].filter((child) => child.nodeType !== 10)
}
