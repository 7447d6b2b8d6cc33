import {
  EventType,
  IncrementalSource,
  MouseInteractions,
  type eventWithTime,
  type serializedNodeWithId,
} from '@rrweb/types'

import { FOCUS } from '@/lib/model/states'

import { mapCss } from './map-css'
import { isId, isRecord } from './state/check'

const RULES: Record<string, string> = {
  ':focus': `:is(:focus,[${FOCUS}])`,
  ':focus-visible': `:is(:focus-visible,[${FOCUS}="visible"])`,
  ':focus-within': `:is(:focus-within,[${FOCUS}],:has([${FOCUS}]))`,
}

/**
 * Nothing in a replay can have the focus: the viewer has it. What had it is marked by an attribute, as it changes, and
 * rules for what has the focus apply to that as well. In come a page's events in order, which are written into; out go
 * the same, with each mark as a change behind the event it comes from.
 */
export function showFocus(events: readonly eventWithTime[]): eventWithTime[] {
  mapCss(events, (css) =>
    css.includes(':focus') ? css.replace(/:focus(?:-visible|-within)?(?![\w-])/g, describe) : css,
  )
  let marked: number | undefined
  const mark = (event: eventWithTime, id: number | undefined, value: string | null): eventWithTime[] => {
    const changes = [
      ...(marked !== undefined && marked !== id ? [{ id: marked, attributes: { [FOCUS]: null } }] : []),
      ...(id === undefined ? [] : [{ id, attributes: { [FOCUS]: value } }]),
    ]
    marked = value === null ? undefined : id
    return changes.length === 0 ? [] : [describeChanges(event, changes)]
  }
  return events.flatMap((event) => {
    const { type, data } = event
    if (type === EventType.FullSnapshot) {
      marked = markSnapshot(data)
      return [event]
    }
    if (type !== EventType.IncrementalSnapshot || data.source !== IncrementalSource.MouseInteraction) return [event]
    if (!isId(data.id)) return [event]
    if (data.type === MouseInteractions.Focus) return [event, ...mark(event, data.id, describeFocus(data))]
    if (data.type === MouseInteractions.Blur && data.id === marked) return [event, ...mark(event, data.id, null)]
    return [event]
  })
}

function describe(selector: string): string {
  return RULES[selector] ?? selector
}

function describeFocus(told: object): string {
  return (told as { isVisible?: unknown }).isVisible === true ? 'visible' : 'true'
}

function markSnapshot(data: { node: serializedNodeWithId; focused?: unknown }): number | undefined {
  const { node, focused } = data
  const id = isRecord(focused) && isId(focused['id']) ? focused['id'] : undefined
  const found = id === undefined ? undefined : findElement(node, id)
  if (!found || !isRecord(focused)) return undefined
  Object.assign(found.attributes, { [FOCUS]: describeFocus(focused) })
  return id
}

function findElement(
  node: serializedNodeWithId,
  id: number,
): (serializedNodeWithId & { attributes: object }) | undefined {
  if (node.id === id) return 'attributes' in node ? node : undefined
  if (!('childNodes' in node)) return undefined
  for (const child of node.childNodes) {
    const found = findElement(child, id)
    if (found) return found
  }
  return undefined
}

type Change = { id: number; attributes: Record<string, string | null> }

function describeChanges(event: eventWithTime, attributes: Change[]): eventWithTime {
  const data = { source: IncrementalSource.Mutation, texts: [], removes: [], adds: [], attributes }
  return { ...event, type: EventType.IncrementalSnapshot, data } as eventWithTime
}
