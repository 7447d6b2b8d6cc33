import {
  EventType,
  IncrementalSource,
  MediaInteractions,
  NodeType,
  type eventWithTime,
  type fullSnapshotEvent,
} from '@rrweb/types'

import { asList, isId, isNumber, isRecord, type Loose } from './state/check'

/** Where the nodes of a frame's page stand among those of the page around it. */
export interface IdRange {
  /** Added to every id of a node or a constructed sheet. */
  shift: number
  /** Ids up to this one belong to the frame; any other would name a node of somebody else. */
  maxId: number
  /** Id of the frame's document, shifted. */
  rootId: number
}

/** What names no node: a Replayer finds none and goes on. */
const NOBODY = 0

/** The highest id of a node or a constructed sheet that these events bring in. */
export function findMaxId(events: readonly eventWithTime[]): number {
  let maxId = 0
  for (const { data } of events as readonly { data: unknown }[]) {
    if (!isRecord(data)) continue
    for (const { id } of walkSerialized(data['node'])) if (isId(id)) maxId = Math.max(maxId, id)
    for (const add of asList(data['adds'])) {
      if (!isRecord(add)) continue
      for (const { id } of walkSerialized(add['node'])) if (isId(id)) maxId = Math.max(maxId, id)
    }
    for (const style of asList(data['styles'])) {
      if (isRecord(style) && isId(style['styleId'])) maxId = Math.max(maxId, style['styleId'])
    }
  }
  return maxId
}

/** A serialized node and all below it, in the order of the document. */
export function* walkSerialized(top: unknown): Generator<Loose> {
  const pending = [top]
  for (let node = pending.pop(); pending.length > 0 || node !== undefined; node = pending.pop()) {
    if (!isRecord(node)) continue
    yield node
    for (const child of asList(node['childNodes']).toReversed()) pending.push(child)
  }
}

/** An event of the frame's own recorder as one of the page around it; a deep copy as far as ids go. */
export function moveEvent(event: eventWithTime, range: IdRange): eventWithTime[] {
  if (event.type === EventType.Plugin) return [event]
  const data: unknown = event.data
  if (event.type !== EventType.IncrementalSnapshot || !isRecord(data)) return []
  // The stage has the size of the page around.
  if (data['source'] === IncrementalSource.ViewportResize) return []
  const moved = data['source'] === IncrementalSource.Mutation ? moveMutation(data, range) : moveData(data, range)
  return [{ ...event, data: moved } as eventWithTime]
}

/**
 * A full snapshot of the frame as the document attached to its element, and what an attached document cannot say for
 * itself: where it and its elements are scrolled to, and what its media play.
 */
export function moveSnapshot(
  { data, timestamp }: fullSnapshotEvent & { timestamp: number },
  frameNodeId: number,
  range: IdRange,
): eventWithTime[] {
  const node = moveNode(data.node, range)
  const attach = { adds: [{ parentId: frameNodeId, nextId: null, node }], removes: [], texts: [], attributes: [] }
  const { left, top } = isRecord(data.initialOffset) ? data.initialOffset : {}
  const said = [
    { source: IncrementalSource.Mutation, ...attach, isAttachIframe: true },
    ...describeScroll(range.rootId, left, top),
    ...[...walkSerialized(node)].flatMap(describeElement),
  ]
  return said.map((data) => ({ type: EventType.IncrementalSnapshot, data, timestamp }) as eventWithTime)
}

function describeElement({ id, attributes }: Loose): object[] {
  if (!isRecord(attributes)) return []
  const scroll = describeScroll(id, attributes['rr_scrollLeft'], attributes['rr_scrollTop'])
  if (!('rr_mediaState' in attributes)) return scroll
  const type = attributes['rr_mediaState'] === 'played' ? MediaInteractions.Play : MediaInteractions.Pause
  const state = {
    currentTime: attributes['rr_mediaCurrentTime'],
    playbackRate: attributes['rr_mediaPlaybackRate'],
    volume: attributes['rr_mediaVolume'],
    muted: attributes['rr_mediaMuted'] === true,
    loop: attributes['rr_mediaLoop'] === true,
  }
  return [...scroll, { source: IncrementalSource.MediaInteraction, id, type, ...state }]
}

function describeScroll(id: unknown, left: unknown, top: unknown): object[] {
  const [x, y] = [isNumber(left) ? left : 0, isNumber(top) ? top : 0]
  return x === 0 && y === 0 ? [] : [{ source: IncrementalSource.Scroll, id, x, y }]
}

function moveId(id: unknown, { shift, maxId }: IdRange): unknown {
  if (!isId(id)) return id
  return id <= maxId ? id + shift : NOBODY
}

/** Every field that holds an id, wherever it may stand in a flat record. */
const ID_FIELDS = ['id', 'parentId', 'nextId', 'previousId', 'start', 'end', 'styleId'] as const

function moveRecord(record: unknown, range: IdRange): unknown {
  if (!isRecord(record)) return record
  const moved = { ...record }
  for (const field of ID_FIELDS) if (field in moved) moved[field] = moveId(moved[field], range)
  return moved
}

function moveList(list: unknown, range: IdRange): unknown[] {
  return asList(list).map((record) => moveRecord(record, range))
}

function moveData(data: Loose, range: IdRange): unknown {
  const moved = moveRecord(data, range) as Loose
  for (const field of ['positions', 'ranges', 'styles']) {
    if (field in moved) moved[field] = moveList(moved[field], range)
  }
  if ('styleIds' in moved) moved['styleIds'] = asList(moved['styleIds']).map((id) => moveId(id, range))
  return moved
}

function moveMutation(data: Loose, range: IdRange): unknown {
  const adds = moveList(data['adds'], range).map((add) =>
    isRecord(add) ? { ...add, node: moveNode(add['node'], range) } : add,
  )
  const [removes, texts, attributes] = ['removes', 'texts', 'attributes'].map((field) => moveList(data[field], range))
  return { ...data, adds, removes, texts, attributes }
}

function moveNode(top: unknown, range: IdRange): unknown {
  if (!isRecord(top)) return top
  const write = (node: Loose): Loose => ({
    ...node,
    id: moveId(node['id'], range),
    ...(node['type'] !== NodeType.Document && { rootId: moveId(node['rootId'], range) ?? range.rootId }),
    ...(isRecord(node['attributes']) && { attributes: { ...node['attributes'] } }),
    ...(Array.isArray(node['childNodes']) && { childNodes: [] as unknown[] }),
  })
  const written = write(top)
  const pending: [Loose, Loose][] = [[top, written]]
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [node, out] = pair
    for (const child of asList(node['childNodes'])) {
      if (!isRecord(child)) continue
      const childOut = write(child)
      ;(out['childNodes'] as unknown[]).push(childOut)
      pending.push([child, childOut])
    }
  }
  return written
}
