import type { eventWithTime } from '@rrweb/types'

import type { RemovedNodes } from '@/lib/model/edit'
import { applyEvent } from '@/lib/replay/state/apply-event'
import { createState, type PageState } from '@/lib/replay/state/state'

import {
  asRecords,
  isRecord,
  mapTrees,
  readData,
  readIncrement,
  readOwnPayload,
  SOURCE,
  TYPE,
  typeOf,
  withData,
  withPayload,
  type Loose,
} from './read-event'

export interface BoxSize {
  width: number
  height: number
}

/** What only tells where the pointer was, or that somebody clicked: a box keeps these. */
const POINTS = new Set([SOURCE.mouseMove, SOURCE.interaction, SOURCE.touchMove, SOURCE.drag])

/**
 * One page without what was found: elements become empty boxes of their size, what was ever inside of them goes, and
 * with it every change, input, click, scroll, style, selection and picture that names it. Where the pointer was stays,
 * over the box. No id and no time changes, and every node that is left finds its place.
 */
export function redactElement(events: readonly eventWithTime[], removed: RemovedNodes, size: BoxSize): eventWithTime[] {
  const inside = new Set(removed.inside)
  const boxes = new Set(removed.boxes)
  if (inside.size === 0 && boxes.size === 0) return [...events]
  const state = createState()
  const cut = { inside, boxes, size, sheets: listSheets(events, (id) => inside.has(id) || boxes.has(id)) }
  return events.flatMap((event) => {
    applyEvent(state, event)
    return cutEvent(event, cut, state)
  })
}

interface Cut {
  inside: ReadonlySet<number>
  boxes: ReadonlySet<number>
  size: BoxSize
  sheets: { kept: ReadonlySet<unknown>; gone: ReadonlySet<unknown> }
}

/** Constructed style sheets that something else has adopted too, and those that nothing else ever has. */
function listSheets(events: readonly eventWithTime[], isRemoved: (id: number) => boolean): Cut['sheets'] {
  const kept = new Set<unknown>()
  const used = new Set<unknown>()
  for (const event of events) {
    const { id, styleIds } = readIncrement(event, SOURCE.adopted) ?? {}
    for (const styleId of Array.isArray(styleIds) ? (styleIds as unknown[]) : []) {
      if (isRemoved(id as number)) used.add(styleId)
      else kept.add(styleId)
    }
  }
  return { kept, gone: used.difference(kept) }
}

function cutEvent(event: eventWithTime, cut: Cut, state: PageState): eventWithTime[] {
  if (typeOf(event) === TYPE.snapshot) return [mapTrees(event, (node) => cutNode(node, cut))]
  if (typeOf(event) === TYPE.custom) return [cutPayload(event, cut)]
  if (typeOf(event) !== TYPE.increment) return [event]
  const data = readData(event)
  const id = data['id'] as number
  switch (data['source']) {
    case SOURCE.mutation:
      return cutMutation(event, cut, state)
    case SOURCE.selection:
      return [
        withData(event, { ...data, ranges: asRecords(data['ranges']).filter((range) => isKeptRange(range, cut)) }),
      ]
    case SOURCE.adopted:
      return cutAdopted(event, cut, state)
    default:
      break
  }
  if (Array.isArray(data['positions']))
    return [withData(event, { ...data, positions: movePositions(data, cut, state) })]
  if (cut.inside.has(id)) return []
  if (cut.boxes.has(id) && !POINTS.has(data['source'] as number)) return []
  return cut.sheets.gone.has(data['styleId']) ? [] : [event]
}

function cutNode(node: Loose, cut: Cut): Loose {
  if (cut.boxes.has(node['id'] as number)) return buildBox(node, cut.size)
  if (!Array.isArray(node['childNodes'])) return node
  const children = (node['childNodes'] as unknown[]).filter(
    (child) => !isRecord(child) || !cut.inside.has(child['id'] as number),
  )
  return { ...node, childNodes: children.map((child) => (isRecord(child) ? cutNode(child, cut) : child)) }
}

/** As masking leaves what is blocked: its class and its size. */
function buildBox({ isShadowHost: _isShadowHost, ...node }: Loose, { width, height }: BoxSize): Loose {
  const { class: name } = isRecord(node['attributes']) ? node['attributes'] : {}
  const attributes = {
    ...(typeof name === 'string' && { class: name }),
    rr_width: `${width}px`,
    rr_height: `${height}px`,
  }
  return { ...node, attributes, childNodes: [], v: 'b' }
}

function cutPayload(event: eventWithTime, { inside, boxes }: Cut): eventWithTime {
  const id = readOwnPayload(event)?.['nodeId'] as number
  return inside.has(id) || boxes.has(id) ? withPayload(event, { label: '', selector: '' }) : event
}

/** A position needs a node that is there: of what is gone that is the box around it, or one of them if it had left. */
function movePositions(data: Loose, { inside, boxes }: Cut, state: PageState): Loose[] {
  const [anyBox] = boxes
  return asRecords(data['positions']).map((position) => {
    const id = position['id'] as number
    if (!inside.has(id) || anyBox === undefined) return position
    let around = state.tree?.byId.get(id)
    while (around && !boxes.has(around.id)) around = around.parent
    return { ...position, id: around?.id ?? anyBox }
  })
}

function isKeptRange({ start, end }: Loose, { inside, boxes }: Cut): boolean {
  return [start, end].every((id) => !inside.has(id as number) && !boxes.has(id as number))
}

/**
 * A sheet is defined where it is adopted first. When that place goes and the sheet is used elsewhere later, the document
 * says once more what it has adopted, and defines it.
 */
function cutAdopted(event: eventWithTime, cut: Cut, state: PageState): eventWithTime[] {
  const data = readData(event)
  const id = data['id'] as number
  if (!cut.inside.has(id) && !cut.boxes.has(id)) return [event]
  const styles = asRecords(data['styles']).filter((style) => cut.sheets.kept.has(style['styleId']))
  const root = state.tree?.root.id
  if (styles.length === 0 || root === undefined) return []
  return [withData(event, { ...data, id: root, styleIds: [...(state.adopted.get(root) ?? [])], styles })]
}

function cutMutation(event: eventWithTime, cut: Cut, state: PageState): eventWithTime[] {
  const { inside, boxes } = cut
  const data = readData(event)
  const isGone = (id: unknown) => inside.has(id as number)
  const isRemoved = (id: unknown) => isGone(id) || boxes.has(id as number)
  const removes = asRecords(data['removes']).filter(({ id, parentId }) => !isGone(id) && !isRemoved(parentId))
  const adds = asRecords(data['adds'])
    .filter(({ node, parentId }) => isRecord(node) && !isGone(node['id']) && !isRemoved(parentId))
    .map((add) => placeAdd({ ...add, node: cutNode(add['node'] as Loose, cut) }, cut, state))
  const texts = asRecords(data['texts']).filter(({ id }) => !isRemoved(id))
  const attributes = asRecords(data['attributes'])
    .filter(({ id }) => !isGone(id))
    .flatMap((change) => (boxes.has(change['id'] as number) ? cutAttributes(change) : [change]))
  const isEmpty = (lists: readonly unknown[]) => lists.every((list) => asRecords(list).length === 0)
  const isLeft = !isEmpty([removes, adds, texts, attributes])
  if (!isLeft && !isEmpty([data['removes'], data['adds'], data['texts'], data['attributes']])) return []
  return [withData(event, { ...data, ...cutVerdicts(data, cut), removes, adds, texts, attributes })]
}

function cutAttributes(change: Loose): Loose[] {
  const { class: name } = isRecord(change['attributes']) ? change['attributes'] : {}
  return typeof name === 'string' || name === null ? [{ ...change, attributes: { class: name } }] : []
}

function cutVerdicts({ verdicts }: Loose, { inside, boxes }: Cut): Loose {
  if (!isRecord(verdicts)) return {}
  const kept = Object.entries(verdicts).filter(([id]) => !inside.has(Number(id)))
  return { verdicts: Object.fromEntries(kept.map(([id, code]) => [id, boxes.has(Number(id)) ? 'b' : code])) }
}

/** A neighbour that is gone is no place: the next one that is there is, as the page stands after the whole batch. */
function placeAdd(add: Loose & { node: Loose }, { inside }: Cut, state: PageState): Loose {
  const isGone = (id: unknown) => inside.has(id as number)
  const node = state.tree?.byId.get(add.node['id'] as number)
  const placed = { ...add } as Loose
  if (isGone(add['nextId'])) {
    let next = node?.next
    while (next && isGone(next.id)) next = next.next
    placed['nextId'] = next?.id ?? null
  }
  if (isGone(add['previousId'])) {
    let previous = node?.previous
    while (previous && isGone(previous.id)) previous = previous.previous
    placed['previousId'] = previous?.id ?? null
  }
  return placed
}
