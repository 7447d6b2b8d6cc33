import type { eventWithTime } from '@rrweb/types'

import { PAYLOAD_TAG } from '@/lib/model/payload'
import { readStill } from '@/lib/model/still'

import { MAX_ROW_CHARACTERS } from './limits'

export interface Position {
  x: number
  y: number
  nodeId: number
  at: number
}

/** An event as the search for signals sees it. */
export type Moment =
  | { kind: 'point'; x: number; y: number }
  /** A script or a key clicked. */
  | { kind: 'no point' }
  | { kind: 'click'; nodeId: number; role: string; label: string; selector: string }
  | { kind: 'press' }
  | { kind: 'release' }
  | { kind: 'drag' }
  | { kind: 'moves'; positions: Position[] }
  | { kind: 'view'; url: string; title: string }
  | { kind: 'address'; url: string }
  | { kind: 'left' }
  | { kind: 'error'; text: string }
  | { kind: 'gap'; from: number }
  /** The recorder begins: it does not know what was before. */
  | { kind: 'begin' }
  /** Something that anybody would take for an answer. */
  | { kind: 'reaction' }
  | { kind: 'other' }

type Loose = Record<string, unknown>

/** Numbers instead of the library's enums: those would bring its code into the worker. */
const INCREMENT = 3
const META = 4
const CUSTOM = 5

const MOUSE_MOVE = 1
const INTERACTION = 2
const DRAG = 12
/** Changes of the DOM, scroll, resize, input, media, rules and declarations of styles, canvas, selection, adopted styles. */
const REACTING_SOURCES = new Set<unknown>([0, 3, 4, 5, 7, 8, 9, 13, 14, 15, 16])

const [RELEASE, PRESS, CLICK, FOCUS, BLUR] = [0, 1, 2, 5, 6]

/** Payloads that are an answer by themselves, or come of one. */
const REACTING_PAYLOADS = new Set<unknown>([
  'input',
  'submit',
  'copy',
  'cut',
  'paste',
  'alert',
  'frame',
  'dialog',
  'download',
  'reaction',
])

const OTHER: Moment = { kind: 'other' }
const REACTION: Moment = { kind: 'reaction' }

/** Nothing of an event's shape is taken for granted: a page may have forged it. */
export function readMoment(event: eventWithTime): Moment {
  const data = isRecord(event.data) ? event.data : {}
  switch (event.type as number) {
    case INCREMENT:
      return readIncrement(data, event.timestamp)
    case META:
      return typeof data['href'] === 'string' ? { kind: 'address', url: data['href'] } : OTHER
    case CUSTOM:
      return data['tag'] === PAYLOAD_TAG && isRecord(data['payload']) ? readSaid(data['payload']) : OTHER
    default:
      return OTHER
  }
}

const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const isNumber = (value: unknown): value is number => typeof value === 'number'

function readIncrement(data: Loose, timestamp: number): Moment {
  const { source } = data
  if (source === INTERACTION) return readInteraction(data)
  if (source === MOUSE_MOVE) return { kind: 'moves', positions: readPositions(data['positions'], timestamp) }
  if (source === DRAG) return { kind: 'drag' }
  // What moves by itself answers nobody; of what was at rest capture says so.
  if (readStill(data)) return OTHER
  return REACTING_SOURCES.has(source) ? REACTION : OTHER
}

function readInteraction({ type, x, y, pointerType }: Loose): Moment {
  if (type === RELEASE) return { kind: 'release' }
  if (type === PRESS) return { kind: 'press' }
  if (type === FOCUS || type === BLUR) return REACTION
  if (type !== CLICK) return OTHER
  return isNumber(pointerType) && isNumber(x) && isNumber(y) ? { kind: 'point', x, y } : { kind: 'no point' }
}

function readPositions(positions: unknown, timestamp: number): Position[] {
  if (!Array.isArray(positions)) return []
  return positions.flatMap((position: unknown): Position[] => {
    if (!isRecord(position)) return []
    const { x, y, id, timeOffset } = position
    return isNumber(x) && isNumber(y) && isNumber(timeOffset)
      ? [{ x, y, nodeId: isNumber(id) ? id : 0, at: timestamp + timeOffset }]
      : []
  })
}

function readSaid(said: Loose): Moment {
  const text = (name: string) => (typeof said[name] === 'string' ? said[name].slice(0, MAX_ROW_CHARACTERS) : '')
  const { kind } = said
  switch (kind) {
    case 'click': {
      const nodeId = isNumber(said['nodeId']) ? said['nodeId'] : 0
      return { kind, nodeId, role: text('role'), label: text('label'), selector: text('selector') }
    }
    case 'page view':
      return { kind: 'view', url: text('url'), title: text('title') }
    case 'left':
      return { kind }
    case 'error':
      return { kind, text: text('text') }
    case 'console':
      return said['level'] === 'error' ? { kind: 'error', text: text('text') } : OTHER
    case 'request':
      return said['type'] === 'document' ? REACTION : OTHER
    case 'gap':
      return { kind, from: isNumber(said['from']) ? said['from'] : 0 }
    case 'masking':
      return { kind: 'begin' }
    default:
      return REACTING_PAYLOADS.has(kind) ? REACTION : OTHER
  }
}
