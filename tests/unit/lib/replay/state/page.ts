import { EventType, type eventWithTime } from '@rrweb/types'

import { stateAt } from '@/lib/replay/state/state-at'

/** A page as small as the test needs it, and what is asked of its state. Instants are epoch ms. */
export interface Built {
  type: number
  id: number
  tagName?: string
  textContent?: string
  attributes?: Record<string, unknown>
  childNodes?: Built[]
  [field: string]: unknown
}

export function element(id: number, tagName: string, attributes: object = {}, ...childNodes: Built[]): Built {
  return { type: 2, id, tagName, attributes: { ...attributes }, childNodes }
}

export function text(id: number, textContent: string): Built {
  return { type: 3, id, textContent }
}

/** html 2, head 3, body 4: what the test is about goes into the body. */
export function page(...inBody: Built[]): eventWithTime[] {
  return pageAt(1_000, ...inBody)
}

export function pageAt(timestamp: number, ...inBody: Built[]): eventWithTime[] {
  const html = element(2, 'html', {}, element(3, 'head'), element(4, 'body', {}, ...inBody))
  return snapshotOf(timestamp, { type: 0, id: 1, childNodes: [html] })
}

export function snapshotOf(timestamp: number, node: Built): eventWithTime[] {
  const data = { node, initialOffset: { left: 0, top: 0 } } as never
  return [
    { type: EventType.Meta, data: { href: 'https://shop.test/', width: 800, height: 600 }, timestamp },
    { type: EventType.FullSnapshot, data, timestamp },
  ]
}

export function increment(source: number, timestamp: number, data: object): eventWithTime {
  return { type: EventType.IncrementalSnapshot, data: { source, ...data } as never, timestamp }
}

export function mutation(timestamp: number, changes: object): eventWithTime {
  return increment(0, timestamp, { adds: [], removes: [], texts: [], attributes: [], ...changes })
}

export function add(parentId: number, node: Built, nextId: number | null = null): object {
  return { parentId, nextId, node }
}

export const LATER = 9_000

/** The full snapshot of the state, and what comes after it. */
export function read(events: readonly eventWithTime[], at = LATER) {
  const { events: built, skippedCount } = stateAt(events, at)
  const [meta, snapshot, ...after] = built as unknown as { data: Record<string, unknown> }[]
  const root = snapshot?.data['node'] as Built
  return { built, skippedCount, meta: meta?.data, snapshot: snapshot?.data, root, after: after.map(({ data }) => data) }
}

export function find(node: Built, id: number): Built {
  const found = list(node).find((one) => one.id === id)
  if (!found) throw new Error(`no node ${id}`)
  return found
}

export function list(node: Built): Built[] {
  return [node, ...(node.childNodes ?? []).flatMap(list)]
}

/** The page in one line: tags with their children, texts in quotes. */
export function outline(node: Built): string {
  if (node.type === 3) return JSON.stringify(node.textContent)
  const children = (node.childNodes ?? []).map((child) => (child['isShadow'] ? `#${outline(child)}` : outline(child)))
  const inner = children.join(' ')
  return node.type === 0 ? inner : `${node.tagName}${inner ? `(${inner})` : ''}`
}

export const bodyOf = (events: readonly eventWithTime[], at = LATER) => outline(find(read(events, at).root, 4))

/** The texts shown inside frames, by a state built of the joined list. */
export function listFramedTexts(events: readonly eventWithTime[], at: number): string[] {
  const { events: built } = stateAt(events, at)
  return built.flatMap(({ data }) => {
    const { adds = [] } = data as { adds?: { node: Built }[] }
    return adds.flatMap(({ node }) =>
      [...JSON.stringify(node).matchAll(/"textContent":"(.*?)"/g)].map((match) => match[1]!),
    )
  })
}
