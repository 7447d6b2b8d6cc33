import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

import { walkSerialized } from './join-frames-ids'
import { asList, isId, isRecord, type Loose } from './state/check'

/**
 * An event of the page around, in which the frames that get a document can hold one. A Replayer cannot reach into a
 * frame that is sandboxed away from it, and a frame with `srcdoc` loads that over what was put there. Nothing runs
 * there anyway: the sandbox of the stage has no `allow-scripts`, and frames in it have no more than it has.
 */
export function openFrames(event: eventWithTime, frameIds: ReadonlySet<number>): eventWithTime {
  if (!hasClosedFrame(event, frameIds)) return event
  const copy = structuredClone(event)
  const data = copy.data as Loose
  for (const node of listNodes(data)) {
    if (isFrame(node, frameIds) && isRecord(node['attributes'])) openAttributes(node['attributes'])
  }
  for (const change of asList(data['attributes'])) {
    if (isFrame(change, frameIds) && isRecord(change['attributes'])) openAttributes(change['attributes'])
  }
  return copy
}

function hasClosedFrame(event: eventWithTime, frameIds: ReadonlySet<number>): boolean {
  const data: unknown = event.data
  if (!isRecord(data) || frameIds.size === 0) return false
  const isMutation = event.type === EventType.IncrementalSnapshot && data['source'] === IncrementalSource.Mutation
  if (event.type !== EventType.FullSnapshot && !isMutation) return false
  const isClosed = (one: unknown) =>
    isFrame(one, frameIds) &&
    isRecord(one['attributes']) &&
    ('sandbox' in one['attributes'] || 'srcdoc' in one['attributes'])
  return asList(data['attributes']).some(isClosed) || listNodes(data).some(isClosed)
}

function listNodes(data: Loose): Loose[] {
  const tops = [data['node'], ...asList(data['adds']).map((add) => (isRecord(add) ? add['node'] : undefined))]
  return tops.flatMap((top) => [...walkSerialized(top)])
}

function isFrame(node: unknown, frameIds: ReadonlySet<number>): node is Loose {
  return isRecord(node) && isId(node['id']) && frameIds.has(node['id'])
}

function openAttributes(attributes: Loose): void {
  delete attributes['srcdoc']
  if (typeof attributes['sandbox'] === 'string') attributes['sandbox'] = 'allow-same-origin'
}
