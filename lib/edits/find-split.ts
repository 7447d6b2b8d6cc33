import { NodeType, type eventWithTime } from '@rrweb/types'

import { applyEvent } from '@/lib/replay/state/apply-event'
import { createState } from '@/lib/replay/state/state'
import { tagOf, type Tree, type TreeNode } from '@/lib/replay/state/tree'

import { asRecords, readIncrement, SOURCE, TYPE, typeOf } from './read-event'
import type { TextRedactor } from './text-redactor'

/** What is read as one with the text around it. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike ' +
    'strong sub sup time tt u var wbr'
  ).split(' '),
)

/** Values of text nodes that hold a part of the text: what stands there instead, by id and value. */
export type SplitTexts = Map<string, string>

export const keyOfText = (id: number, value: string) => `${id}:${value}`

/**
 * A text that a page shows in one piece and holds in several: in texts beside each other, also in and around inline
 * elements, as in `Jo<b>hn</b>`. Answers with what is to stand in each of them.
 */
export function findSplitTexts(events: readonly eventWithTime[], redactor: TextRedactor): SplitTexts {
  const found: SplitTexts = new Map()
  const state = createState()
  for (const event of events) {
    applyEvent(state, event)
    const { tree } = state
    if (!tree) continue
    for (const block of listBlocks(event, tree)) {
      for (const run of listRuns(block)) if (run.length > 1) redactRun(run, redactor, found)
    }
  }
  return found
}

/** The blocks whose texts are other ones than before this event. */
function listBlocks(event: eventWithTime, tree: Tree): Set<TreeNode> {
  if (typeOf(event) === TYPE.snapshot) return new Set(listContainers(tree.root))
  const data = readIncrement(event, SOURCE.mutation)
  const blocks = new Set<TreeNode>()
  if (!data) return blocks
  const added = asRecords(data['adds']).map(({ node }) => (node as { id?: unknown } | undefined)?.id)
  const others = [
    ...asRecords(data['texts']).map(({ id }) => id),
    ...asRecords(data['removes']).map((one) => one['parentId']),
  ]
  for (const id of [...added, ...others]) {
    const node = tree.byId.get(id as number)
    if (node) blocks.add(findBlock(node))
  }
  for (const id of added) {
    const node = tree.byId.get(id as number)
    if (node) for (const inner of listContainers(node)) blocks.add(inner)
  }
  return blocks
}

const isInline = (node: TreeNode) => node.meta.attributes !== undefined && INLINE.has(tagOf(node))

function findBlock(node: TreeNode): TreeNode {
  let at = node
  while (at.parent && (at.meta.type === NodeType.Text || isInline(at))) at = at.parent
  return at
}

function* listContainers(top: TreeNode): Generator<TreeNode> {
  const pending = [top]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!isInline(node) && node.meta.type !== NodeType.Text) yield node
    for (const inner of [node.content, node.shadow]) if (inner) pending.push(inner)
    for (let child = node.first; child; child = child.next) pending.push(child)
  }
}

/** The texts in a block that follow each other with nothing but inline elements between them. */
function listRuns(block: TreeNode): TreeNode[][] {
  const runs: TreeNode[][] = [[]]
  const read = (parent: TreeNode) => {
    for (let child = parent.first; child; child = child.next) {
      if (child.meta.type === NodeType.Text) runs.at(-1)!.push(child)
      else if (isInline(child)) read(child)
      else if (child.meta.type !== NodeType.Comment) runs.push([])
    }
  }
  read(block)
  return runs
}

function redactRun(run: readonly TreeNode[], redactor: TextRedactor, found: SplitTexts): void {
  const values = run.map(({ meta }) => (typeof meta['textContent'] === 'string' ? meta['textContent'] : ''))
  for (const [from, to] of redactor.locate(values.join(''))) {
    let start = 0
    for (const [index, value] of values.entries()) {
      const first = Math.max(0, from - start)
      const last = Math.min(value.length, to - start)
      start += value.length
      if (first >= last) continue
      const key = keyOfText(run[index]!.id, value)
      const masked = found.get(key) ?? value
      found.set(key, masked.slice(0, first) + '*'.repeat(last - first) + masked.slice(last))
    }
  }
}
