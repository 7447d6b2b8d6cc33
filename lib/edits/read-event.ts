import type { eventWithTime } from '@rrweb/types'

import { PAYLOAD_TAG } from '@/lib/model/payload'

/** What is stored may be forged or damaged: nothing of its shape is taken for granted. */
export type Loose = Record<string, unknown>

export const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null

export const asRecords = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** Types and sources of rrweb events, as numbers: the library's enums would bring its code into the worker. */
export const TYPE = { snapshot: 2, increment: 3, meta: 4, custom: 5, plugin: 6 }
export const SOURCE = {
  mutation: 0,
  mouseMove: 1,
  interaction: 2,
  touchMove: 6,
  input: 5,
  rules: 8,
  canvas: 9,
  font: 10,
  drag: 12,
  declaration: 13,
  selection: 14,
  adopted: 15,
  customElement: 16,
}

export const typeOf = (event: eventWithTime): number => event.type

export function readData(event: eventWithTime): Loose {
  return isRecord(event.data) ? event.data : {}
}

/** The data of an increment of this source. */
export function readIncrement(event: eventWithTime, source: number): Loose | undefined {
  const data = readData(event)
  return typeOf(event) === TYPE.increment && data['source'] === source ? data : undefined
}

/** What the recorder itself said in this event. */
export function readOwnPayload(event: eventWithTime): Loose | undefined {
  const { tag, payload } = readData(event)
  return typeOf(event) === TYPE.custom && tag === PAYLOAD_TAG && isRecord(payload) ? payload : undefined
}

export function withData(event: eventWithTime, data: unknown): eventWithTime {
  return { ...event, data } as eventWithTime
}

export function withPayload(event: eventWithTime, changes: object): eventWithTime {
  const data = readData(event)
  return withData(event, { ...data, payload: { ...(data['payload'] as object), ...changes } })
}

/** Serialized nodes that come with this event, each with the id of what it was put into; 0 for a document. */
export function listNodes(event: eventWithTime): { node: Loose; parentId: number }[] {
  const data = readData(event)
  const tops =
    typeOf(event) === TYPE.snapshot
      ? [{ node: data['node'], parentId: 0 }]
      : asRecords(readIncrement(event, SOURCE.mutation)?.['adds']).map((add) => ({
          node: add['node'],
          parentId: Number(add['parentId']),
        }))
  const found: { node: Loose; parentId: number }[] = []
  const pending = tops.toReversed()
  for (let one = pending.pop(); one; one = pending.pop()) {
    const { node, parentId } = one
    if (!isRecord(node)) continue
    found.push({ node, parentId })
    const children = asRecords(node['childNodes'])
    for (const child of children.toReversed()) pending.push({ node: child, parentId: Number(node['id']) })
  }
  return found
}

/** Serialized trees of an event through `change`; the event itself stays as it is. `undefined` takes an add away. */
export function mapTrees(event: eventWithTime, change: (node: Loose) => Loose): eventWithTime {
  const data = readData(event)
  if (typeOf(event) === TYPE.snapshot && isRecord(data['node']))
    return withData(event, { ...data, node: change(data['node']) })
  if (!readIncrement(event, SOURCE.mutation) || !Array.isArray(data['adds'])) return event
  const adds = (data['adds'] as unknown[]).map((add) =>
    isRecord(add) && isRecord(add['node']) ? { ...add, node: change(add['node']) } : add,
  )
  return withData(event, { ...data, adds })
}
