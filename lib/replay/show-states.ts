import { EventType, IncrementalSource, type eventWithTime, type serializedNodeWithId } from '@rrweb/types'

import { INDETERMINATE, nameInReplay, POPOVER, SCHEME } from '@/lib/model/states'

const STATES = [POPOVER, INDETERMINATE, SCHEME]

/** Gives states that are stored as attributes names under which a Replayer keeps them, in place. */
export function showStates(events: readonly eventWithTime[]): void {
  for (const { type, data } of events) {
    if (type === EventType.FullSnapshot) renameIn(data.node)
    if (type !== EventType.IncrementalSnapshot || data.source !== IncrementalSource.Mutation) continue
    for (const { node } of data.adds) renameIn(node)
    for (const { attributes } of data.attributes) rename(attributes)
  }
}

function renameIn(node: serializedNodeWithId): void {
  if ('tagName' in node) rename(node.attributes)
  if ('childNodes' in node) for (const child of node.childNodes) renameIn(child)
}

function rename(attributes: Record<string, unknown> | undefined): void {
  for (const name of STATES) {
    if (!attributes || !(name in attributes)) continue
    attributes[nameInReplay(name)] = attributes[name]
    delete attributes[name]
  }
}
