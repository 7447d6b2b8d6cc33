import { EventType, IncrementalSource, type eventWithTime, type serializedNodeWithId } from '@rrweb/types'

import { PAYLOAD_TAG } from '@/lib/model/payload'
import { readStill, type Still } from '@/lib/model/still'

import { drawBox, writeDrawing, type Size } from './draw-box'

type Attributes = Record<string, unknown>

/** A canvas or a video, in its own pixels, and what is shown of it. */
interface Shown extends Size {
  isVideo: boolean
  /** Of a canvas an image of CSS, of a video an address; none while the video shows what it has by itself. */
  picture: string | undefined
}

/**
 * Where no scripts run, a canvas is its fallback content and nothing can be drawn on it: as a picture of its `content`
 * it has its size, and shows what was recorded of it. A video has its picture as a poster of its size. In come a page's
 * events in order, which are written into; out go the same with each picture as a change of its element. The page's own
 * changes of style and poster leave the picture as it is.
 * https://html.spec.whatwg.org/multipage/canvas.html (when scripting is disabled, it represents its fallback content)
 */
export function showStills(events: readonly eventWithTime[]): eventWithTime[] {
  const shown = new Map<number, Shown>()
  return events.map((event) => {
    if (event.type === EventType.FullSnapshot) {
      shown.clear()
      fillCanvases(event.data.node, shown)
      return event
    }
    const change = readChange(event)
    const drawn = change && shown.get(change.nodeId)
    if (drawn) return describeChange(event, change.nodeId, showChange(drawn, change))
    if (event.type === EventType.IncrementalSnapshot && event.data.source === IncrementalSource.Mutation) {
      for (const { node } of event.data.adds) fillCanvases(node, shown)
      for (const { id, attributes } of event.data.attributes) keepPicture(attributes, shown.get(id))
    }
    return event
  })
}

/** An empty picture of a canvas's size; what is blocked has a box of its own. */
function fillCanvases(node: serializedNodeWithId, shown: Map<number, Shown>): void {
  if (
    'tagName' in node &&
    (node.tagName === 'canvas' || node.tagName === 'video') &&
    !('rr_width' in node.attributes)
  ) {
    const attributes: Attributes = node.attributes
    const isVideo = node.tagName === 'video'
    const size = { width: readSize(attributes['width'], 300), height: readSize(attributes['height'], 150) }
    const picture = isVideo ? undefined : `url("${drawBox(size, '')}")`
    if (picture) attributes['style'] = write(attributes['style'], picture)
    shown.set(node.id, { ...size, isVideo, picture })
  }
  if ('childNodes' in node) for (const child of node.childNodes) fillCanvases(child, shown)
}

/** What it shows from now on, as changed attributes. */
function showChange(drawn: Shown, { still, size }: Change): Attributes {
  const box = () => drawBox(size ?? drawn, 'Not recorded')
  if (drawn.isVideo) {
    drawn.picture = still ? drawStill(still) : box()
    return { poster: drawn.picture }
  }
  drawn.picture = still ? describeStill(still) : `url("${box()}")`
  return { style: { content: [drawn.picture, 'important'] } }
}

interface Change {
  nodeId: number
  still?: Still
  size?: Size
}

function readChange({ type, data }: eventWithTime): Change | undefined {
  if (type === EventType.IncrementalSnapshot) {
    const still = readStill(data)
    return still && { nodeId: still.nodeId, still }
  }
  if (type !== EventType.Custom || data.tag !== PAYLOAD_TAG) return undefined
  const { kind, nodeId, width, height, reason } = data.payload as Attributes
  // One that was empty may just be empty.
  if (kind !== 'unseen' || typeof nodeId !== 'number' || reason === 'not drawn since') return undefined
  const hasSize = Number(width) > 0 && Number(height) > 0
  return { nodeId, ...(hasSize && { size: { width: Number(width), height: Number(height) } }) }
}

/** Fewer pixels than the canvas has, in the room of them all. */
function describeStill({ type, base64, resolution }: Still): string {
  return `image-set(url("data:${type};base64,${base64}") ${resolution}x)`
}

/** The same as an image of the size of its source. */
function drawStill({ type, base64, width, height }: Still): string {
  const picture = `<image width="${width}" height="${height}" href="data:${type};base64,${base64}"/>`
  return writeDrawing({ width, height }, picture)
}

function describeChange(event: eventWithTime, id: number, attributes: Attributes): eventWithTime {
  const data = {
    source: IncrementalSource.Mutation,
    texts: [],
    removes: [],
    adds: [],
    attributes: [{ id, attributes }],
  }
  return { ...event, type: EventType.IncrementalSnapshot, data } as eventWithTime
}

/** A style that is replaced as a whole takes everything in it along; a poster of the page's is not seen any more. */
function keepPicture(attributes: Attributes, shown: Shown | undefined): void {
  const { style } = attributes
  if (shown?.picture === undefined) return
  if (shown.isVideo) delete attributes['poster']
  else if (typeof style === 'string' || style === null) attributes['style'] = write(style, shown.picture)
}

function write(style: unknown, content: string): string {
  return `${typeof style === 'string' ? style : ''};content:${content}!important`
}

/** As a canvas reads its attributes. */
function readSize(value: unknown, otherwise: number): number {
  const size = Number.parseInt(String(value), 10)
  return size >= 0 ? size : otherwise
}
