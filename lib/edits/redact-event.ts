import type { eventWithTime } from '@rrweb/types'

import { MASKED_VALUE } from '@/lib/masking/mask-text'
import type { EventTarget } from '@/lib/model/edit'

import { CLICK_AFTER_MS, CLICK_BEFORE_MS, MAX_ROW_CHARACTERS } from './limits'
import { readIncrement, readOwnPayload, SOURCE } from './read-event'
import { redactNames, type ChangeNames } from './redact-names'

const CLICK = 2

/**
 * The events of one page without one of its events: what the recorder said of it, and what rrweb told of the same.
 * - A click: what the mouse or a finger did to that node from 500 ms before it to 100 ms after it.
 * - An input: the values of that field in the same edit. An edit lasts as the recorder counts it: until somebody clicks
 *   or types into another field, and from the last time that happened before.
 * - A page view: its title and its address are masked wherever they stand on the page, which stays.
 */
export function redactEvent(events: readonly eventWithTime[], target: EventTarget): eventWithTime[] {
  const kept = dropRelated(events, target).filter((event) => !isSaid(event, target))
  return target.kind === 'page view' ? redactNames(kept, maskView(target)) : kept
}

/** Titles and addresses of one page view, masked; others as they are. */
export function maskView({ url, label }: Pick<EventTarget, 'url' | 'label'>): ChangeNames {
  const maskSame = (text: string, other: string) => (text !== '' && isOfRow(text, other) ? MASKED_VALUE : text)
  return {
    title: (text) => maskSame(text, label),
    url: (text) => maskSame(text, url),
    label: (text) => text,
  }
}

/** A page view is known by its moment alone: another one that had the same address may have masked it here already. */
function isSaid(event: eventWithTime, { kind, nodeId, at }: EventTarget): boolean {
  const payload = readOwnPayload(event)
  if (!payload || event.timestamp !== at || payload['kind'] !== kind) return false
  return kind === 'page view' || (payload['nodeId'] ?? 0) === nodeId
}

/** Rows hold no more than the beginning of what is very long; a title has its white space as it likes. */
function isOfRow(text: string, inRow: string): boolean {
  const [long, row] = [text, inRow].map((one) => one.trim().replaceAll(/\s+/g, ' ')) as [string, string]
  return inRow.length >= MAX_ROW_CHARACTERS ? long.startsWith(row) : long === row
}

function dropRelated(events: readonly eventWithTime[], target: EventTarget): eventWithTime[] {
  if (target.kind === 'click') return events.filter((event) => !isOfClick(event, target))
  if (target.kind === 'input') return dropEdit(events, target)
  return [...events]
}

function isOfClick(event: eventWithTime, { nodeId, at }: EventTarget): boolean {
  const isNear = event.timestamp >= at - CLICK_BEFORE_MS && event.timestamp <= at + CLICK_AFTER_MS
  return isNear && readIncrement(event, SOURCE.interaction)?.['id'] === nodeId
}

function dropEdit(events: readonly eventWithTime[], target: EventTarget): eventWithTime[] {
  const said = events.findIndex((event) => isSaid(event, target))
  // Done already: a job may be taken up in its middle.
  if (said < 0) return [...events]
  const endsEdit = (event: eventWithTime) =>
    readIncrement(event, SOURCE.interaction)?.['type'] === CLICK || isTypedElsewhere(event, target.nodeId)
  const from = events.findLastIndex((event, index) => index < said && endsEdit(event))
  const to = events.findIndex((event, index) => index > said && endsEdit(event))
  return events.filter((event, index) => {
    const isIn = index > from && (to < 0 || index < to)
    return !isIn || readIncrement(event, SOURCE.input)?.['id'] !== target.nodeId
  })
}

function isTypedElsewhere(event: eventWithTime, nodeId: number): boolean {
  const data = readIncrement(event, SOURCE.input)
  return data?.['userTriggered'] === true && data['id'] !== nodeId
}
