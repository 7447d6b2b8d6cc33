import { createNodeReader, createNodeWriter, NotFlat, type FlatNode, type Room } from './flat-node'

const SNAPSHOT = 2
const INCREMENT = 3
const CHANGE = 0

/** In front of a node that was added; where it stands before another, how far that one's id is from its parent's follows. */
const LAST = 0
const BEFORE = 1

interface Event {
  type: number
  timestamp: number
  data: Record<string, unknown>
}
interface Add {
  parentId: number
  nextId: number | null
  node: FlatNode
}

/**
 * An event as it crosses from a page to the background: one with nodes in it as `[type, timestamp, the rest of its data,
 * its nodes]`, which costs the page a third of what their JSON would; any other as it is.
 */
export function flattenEvent(event: unknown): unknown {
  const { type, timestamp, data } = event as Event
  const isChange = type === INCREMENT && data['source'] === CHANGE
  if ((type !== SNAPSHOT && !isChange) || Object.keys(event as Event).length !== 3) return event
  const { node, adds, ...rest } = data
  try {
    const flat = type === SNAPSHOT ? flattenNode(node) : flattenAdds(adds)
    if (flat) return [type, timestamp, rest, flat]
  } catch {
    // A page may have changed how arrays and objects work.
  }
  return event
}

function flattenNode(node: unknown): unknown[] | undefined {
  const writer = createNodeWriter()
  return isNode(node) && writer.write(node) ? writer.flat : undefined
}

function flattenAdds(adds: unknown): unknown[] | undefined {
  if (!Array.isArray(adds) || adds.length === 0) return undefined
  const writer = createNodeWriter()
  for (const add of adds as Add[]) {
    const { parentId, nextId, node } = add
    if (Object.keys(add).length !== 3 || !isNode(node)) return undefined
    if (nextId === null) writer.flat.push(LAST, parentId)
    else writer.flat.push(BEFORE, parentId, nextId - parentId)
    if (!writer.write(node)) return undefined
  }
  return writer.flat
}

function isNode(value: unknown): value is FlatNode {
  return typeof value === 'object' && value !== null && typeof (value as FlatNode).type === 'number'
}

/** The event again, of anything that came as JSON; `undefined` for what is no event of either form. */
export function expandEvent(told: unknown, room: Room): unknown {
  if (!Array.isArray(told)) return told
  const [type, timestamp, rest, flat] = told as unknown[]
  if (told.length !== 4 || !Array.isArray(flat) || typeof rest !== 'object' || rest === null) return undefined
  try {
    if (type === SNAPSHOT) return { type, data: { ...rest, node: expandNode(flat, room) }, timestamp }
    if (type === INCREMENT) return { type, data: { ...rest, adds: expandAdds(flat, room) }, timestamp }
  } catch (error) {
    if (!(error instanceof NotFlat)) throw error
  }
  return undefined
}

function expandNode(flat: readonly unknown[], room: Room): FlatNode {
  const reader = createNodeReader(flat, room)
  const node = reader.read()
  if (!reader.isAtEnd()) throw new NotFlat('something is left over')
  return node
}

function expandAdds(flat: readonly unknown[], room: Room): Add[] {
  const reader = createNodeReader(flat, room)
  const adds: Add[] = []
  while (!reader.isAtEnd()) {
    const place = reader.takeNumber()
    const parentId = reader.takeNumber()
    const nextId = place === LAST ? null : parentId + reader.takeNumber()
    adds.push({ parentId, nextId, node: reader.read() })
  }
  return adds
}
