import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

import { findMaxId, moveEvent, moveSnapshot, type IdRange } from './join-frames-ids'
import { openFrames } from './join-frames-open'
import { applyEvent } from './state/apply-event'
import { asList, isRecord } from './state/check'
import { emitState } from './state/emit-state'
import { createState, type PageState } from './state/state'
import { orderEvents } from './state/state-at'
import { removeNode, tagOf, type TreeNode } from './state/tree'

/** A page of another origin inside a frame, as its own recorder told of it: its ids start at 1. */
export interface FrameChild {
  /** The rrweb id of the frame's element in the page around. */
  frameNodeId: number
  /** If it has frames of its own, joined with those already. */
  events: readonly eventWithTime[]
  /** Its life, as far as it is known: events outside of it are dropped. Epoch ms. */
  from?: number
  to?: number
}

interface Guest extends FrameChild {
  state: PageState
  range: IdRange
  /** The element it is shown in; `undefined` while it is not on the stage. */
  frame: TreeNode | undefined
  /** True from its full snapshot until it is on the stage: its frame may appear after it. */
  isNew: boolean
}

/**
 * How long after its frame was moved a page may still send what was on its way. A moved frame loads again; only
 * `moveBefore` keeps its page, which then goes on for longer.
 */
const LAST_WORDS_MS = 250

/**
 * A page and the pages in its frames as one ordered list for one Replayer. Each frame's page gets ids of its own and is
 * attached to its frame's element as a document: at each of its full snapshots, when its frame appears after it, and
 * after each full snapshot of the page around, which empties all frames. What it says while its frame is away, or after
 * another page came into the frame, is dropped, and so is what is about a whole page: Meta, size, load, custom events.
 * Pure; takes time in proportion to all events.
 */
export function joinFrames(
  parent: readonly eventWithTime[],
  children: readonly FrameChild[],
  /** Told of each child, by its place in the list, and where its ids are from now on; never twice the same. */
  onAttach: (child: number, range: IdRange) => void = () => undefined,
): eventWithTime[] {
  const host = orderEvents(parent)
  const join = { ...createJoin(host, children), onAttach }
  const entries = [
    ...host.map((event) => ({ event, guest: undefined })),
    ...join.guests.flatMap((guest) => guest.events.map((event) => ({ event, guest }))),
  ]
  for (const { event, guest } of entries.toSorted((a, b) => a.event.timestamp - b.event.timestamp)) {
    if (guest) takeGuestEvent(join, guest, event)
    else takeHostEvent(join, event)
  }
  return join.events
}

interface Join {
  events: eventWithTime[]
  host: PageState
  guests: Guest[]
  frameIds: ReadonlySet<number>
  /** The page that is in each frame, by the id of the frame. */
  shown: Map<number, Guest>
  /** Ids from here on are free. */
  nextId: number
  onAttach: (child: number, range: IdRange) => void
}

function createJoin(parent: readonly eventWithTime[], children: readonly FrameChild[]): Omit<Join, 'onAttach'> {
  const guests = children.map((child): Guest => {
    const events = orderEvents(child.events)
    const range = { shift: 0, maxId: findMaxId(events), rootId: 0 }
    return { ...child, events, state: createState(), range, frame: undefined, isNew: false }
  })
  const frameIds = new Set(children.map((child) => child.frameNodeId))
  return { events: [], host: createState(), guests, frameIds, shown: new Map(), nextId: findMaxId(parent) + 1 }
}

function takeHostEvent(join: Join, event: eventWithTime): void {
  applyEvent(join.host, event)
  join.events.push(openFrames(event, join.frameIds))
  if (!changesNodes(event)) return
  const isSnapshot = event.type === EventType.FullSnapshot
  for (const [frameId, guest] of join.shown) {
    const frame = findFrame(join, frameId)
    if (frame?.content) {
      // The page around has put a document of its own there.
      guest.frame = undefined
      join.shown.delete(frameId)
    } else if (frame !== guest.frame) {
      const wasThere = guest.frame !== undefined
      const isAlive = guest.isNew || (isSnapshot && frame && wasThere) || goesOn(guest, event.timestamp)
      guest.frame = undefined
      if (!isAlive) join.shown.delete(frameId)
      else if (frame) attach(join, guest, frame, catchUp(guest, event.timestamp))
    }
  }
}

/** What the person does goes on in the page around: only the frame itself is brought to where it is. */
const BY_PERSON: ReadonlySet<unknown> = new Set([
  IncrementalSource.MouseMove,
  IncrementalSource.MouseInteraction,
  IncrementalSource.TouchMove,
  IncrementalSource.Drag,
  IncrementalSource.Selection,
])

function catchUp(guest: Guest, at: number): eventWithTime[] {
  return emitState(guest.state, at).filter(({ data }) => !isRecord(data) || !BY_PERSON.has(data['source']))
}

function changesNodes({ type, data }: eventWithTime): boolean {
  if (type === EventType.FullSnapshot) return true
  const changes: unknown = data
  if (type !== EventType.IncrementalSnapshot || !isRecord(changes)) return false
  return asList(changes['adds']).length > 0 || asList(changes['removes']).length > 0
}

function takeGuestEvent(join: Join, guest: Guest, event: eventWithTime): void {
  if (event.timestamp < (guest.from ?? -Infinity) || event.timestamp > (guest.to ?? Infinity)) return
  const { tree } = guest.state
  applyEvent(guest.state, event)
  if (event.type === EventType.FullSnapshot) {
    // One that makes no page is no snapshot.
    if (guest.state.tree === tree) return
    const before = join.shown.get(guest.frameNodeId)
    if (before) before.frame = undefined
    join.shown.set(guest.frameNodeId, guest)
    guest.isNew = true
    const frame = findFrame(join, guest.frameNodeId)
    if (frame) attach(join, guest, frame, [event])
  } else if (guest.frame && join.shown.get(guest.frameNodeId) === guest) {
    for (const one of moveEvent(event, guest.range)) join.events.push(one)
  }
}

/** What can hold a document of its own. */
const HOLDERS = new Set<unknown>(['iframe', 'object', 'embed'])

function findFrame(join: Join, frameId: number): TreeNode | undefined {
  const node = join.host.tree?.byId.get(frameId)
  return node && HOLDERS.has(tagOf(node)) ? node : undefined
}

function goesOn(guest: Guest, at: number): boolean {
  return Math.min(guest.to ?? Infinity, guest.events.at(-1)?.timestamp ?? 0) > at + LAST_WORDS_MS
}

/** Each time with fresh ids: a Replayer takes a document whose id it knows for the one it has. */
function attach(join: Join, guest: Guest, frame: TreeNode, events: readonly eventWithTime[]): void {
  const rootId = guest.state.tree?.root.id
  if (rootId === undefined) return
  if (frame.content && join.host.tree) removeNode(join.host.tree.byId, frame.content)
  const shift = join.nextId
  join.nextId += guest.range.maxId + 1
  guest.range = { ...guest.range, shift, rootId: rootId + shift }
  join.onAttach(join.guests.indexOf(guest), guest.range)
  guest.frame = frame
  guest.isNew = false
  for (const event of events) {
    const isSnapshot = event.type === EventType.FullSnapshot
    const moved = isSnapshot ? moveSnapshot(event, guest.frameNodeId, guest.range) : moveEvent(event, guest.range)
    for (const one of moved) join.events.push(one)
  }
}
