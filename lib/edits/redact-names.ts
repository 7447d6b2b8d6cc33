import type { eventWithTime } from '@rrweb/types'

import {
  asRecords,
  isRecord,
  listNodes,
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

export interface ChangeNames {
  title(text: string): string
  url(text: string): string
  /** Of labels and selectors of events. */
  label(text: string): string
}

/** A page's own names through `change`: its titles, its addresses, and what its events are called. */
export function redactNames(events: readonly eventWithTime[], change: ChangeNames): eventWithTime[] {
  const titleIds = collectTitleIds(events)
  const changeNode = (node: Loose): Loose => {
    if (titleIds.has(node['id'] as number) && typeof node['textContent'] === 'string')
      return { ...node, textContent: change.title(node['textContent']) }
    if (!Array.isArray(node['childNodes'])) return node
    const children = node['childNodes'] as unknown[]
    return { ...node, childNodes: children.map((child) => (isRecord(child) ? changeNode(child) : child)) }
  }
  return events.map((event) => {
    const payload = readOwnPayload(event)
    if (payload) return withPayload(event, changePayload(payload, change))
    const data = readData(event)
    if (typeOf(event) === TYPE.meta && typeof data['href'] === 'string')
      return withData(event, { ...data, href: change.url(data['href']) })
    if (titleIds.size === 0) return event
    const changed = mapTrees(event, changeNode)
    if (!readIncrement(event, SOURCE.mutation)) return changed
    const texts = asRecords(data['texts']).map((text) =>
      titleIds.has(text['id'] as number) && typeof text['value'] === 'string'
        ? { ...text, value: change.title(text['value']) }
        : text,
    )
    return withData(changed, { ...readData(changed), texts })
  })
}

function changePayload(payload: Loose, change: ChangeNames): Loose {
  const { title, url, label, selector } = payload
  return {
    ...(typeof title === 'string' && { title: change.title(title) }),
    ...(typeof url === 'string' && { url: change.url(url) }),
    ...(typeof label === 'string' && { label: change.label(label) }),
    ...(typeof selector === 'string' && { selector: change.label(selector) }),
  }
}

/** Ids of the texts in `title` elements, at any time. */
function collectTitleIds(events: readonly eventWithTime[]): Set<number> {
  const titles = new Set<number>()
  const texts = new Set<number>()
  for (const event of events) {
    for (const { node, parentId } of listNodes(event)) {
      if (typeof node['tagName'] === 'string' && node['tagName'].toLowerCase() === 'title')
        titles.add(Number(node['id']))
      else if (titles.has(parentId)) texts.add(Number(node['id']))
    }
  }
  return texts
}
