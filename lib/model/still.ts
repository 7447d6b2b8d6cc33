/**
 * A picture of what an element drew for itself. It is stored as rrweb's own canvas event that clears the canvas and draws
 * one picture into it, so that any player of rrweb can show it:
 *
 *     { source: 9, id, type: 0, resolution, commands: [
 *       { property: 'clearRect', args: [0, 0, width, height] },
 *       { property: 'drawImage', args: [{ rr_type: 'ImageBitmap', args: [
 *         { rr_type: 'Blob', type: 'image/webp', data: [{ rr_type: 'ArrayBuffer', base64 }] }] }, 0, 0, width, height] }] }
 */
export interface Still {
  nodeId: number
  type: (typeof STILL_TYPES)[number]
  base64: string
  /** Of the canvas, in its own pixels. */
  width: number
  height: number
  /** Pixels of the picture for one of the canvas: 1 or less. */
  resolution: number
}

export const STILL_TYPES = ['image/webp', 'image/png', 'image/jpeg'] as const

/**
 * Why an element that draws for itself is not shown. `not drawn since`: nothing could be read of it when the recording
 * began, because it shows nothing or because WebGL keeps no picture; it is shown once it draws.
 */
export const UNSEEN_REASONS = [
  'other site',
  'typed',
  'too large',
  'failed',
  'live',
  'protected',
  'no page',
  'not drawn since',
] as const
export type UnseenReason = (typeof UNSEEN_REASONS)[number]

/** What draws for itself, or is drawn by the browser. */
export const UNSEEN_ELEMENTS = ['canvas', 'video', 'file'] as const
export type UnseenElement = (typeof UNSEEN_ELEMENTS)[number]

const CANVAS_MUTATION = 9
const CONTEXT_2D = 0
/** Letters that end neither a quote nor an address in CSS. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

export function writeStill({ nodeId, type, base64, width, height, resolution }: Still): object {
  const blob = { rr_type: 'Blob', type, data: [{ rr_type: 'ArrayBuffer', base64 }] }
  return {
    source: CANVAS_MUTATION,
    id: nodeId,
    type: CONTEXT_2D,
    resolution,
    commands: [
      { property: 'clearRect', args: [0, 0, width, height] },
      { property: 'drawImage', args: [{ rr_type: 'ImageBitmap', args: [blob] }, 0, 0, width, height] },
    ],
  }
}

/** Of the data of any event; `undefined` for what is no whole picture. rrweb's own tell no resolution: it is 1. */
export function readStill(data: unknown): Still | undefined {
  const { source, id, commands, resolution = 1 } = read(data)
  const [clear, draw] = list(commands).map(read)
  if (source !== CANVAS_MUTATION || clear?.['property'] !== 'clearRect' || draw?.['property'] !== 'drawImage')
    return undefined
  const [, , width, height] = list(clear['args'])
  const blob = read(list(read(list(draw['args'])[0])['args'])[0])
  const { base64 } = read(list(blob['data'])[0])
  const type = STILL_TYPES.find((known) => known === blob['type'])
  if (!type || typeof base64 !== 'string' || !BASE64.test(base64)) return undefined
  if (![id, width, height, resolution].every((number) => Number.isFinite(number) && Number(number) > 0))
    return undefined
  return {
    nodeId: Number(id),
    type,
    base64,
    width: Number(width),
    height: Number(height),
    resolution: Number(resolution),
  }
}

function read(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
