import type { elementNode, eventWithTime, mutationData, serializedNodeWithId } from '@rrweb/types'

import { mapCssUrls, resolveUrl, type MapUrl } from './map-css-urls'

type Attributes = Record<string, unknown>

const STYLE_ATTRIBUTES = new Set(['style', '_cssText'])
const PICTURE_ATTRIBUTES: Record<string, readonly string[]> = {
  img: ['src'],
  input: ['src'],
  video: ['poster'],
  image: ['href', 'xlink:href'],
}
const ANY_PICTURE_ATTRIBUTE = new Set(['src', 'poster'])

/**
 * rrweb events with the address of every asset put through `map`: pictures, posters, and `url(...)` in style texts,
 * rules and attributes. One walk serves both to find the addresses and to replace them. Pure: the input stays as it is.
 */
export function mapAssetUrls(events: readonly eventWithTime[], base: string, map: MapUrl): eventWithTime[] {
  return events.map((event) => mapEvent(event, base, map))
}

function mapEvent(event: eventWithTime, base: string, map: MapUrl): eventWithTime {
  const type: number = event.type
  if (type === 2) {
    const data = event.data as { node: serializedNodeWithId }
    return { ...event, data: { ...data, node: mapNode(data.node, base, map, false) } } as eventWithTime
  }
  if (type !== 3) return event
  const data = event.data as { source: number }
  if (data.source === 0) return { ...event, data: mapMutation(event.data as mutationData, base, map) } as eventWithTime
  // Rules added through CSSOM (8), properties set through it (13), and whole adopted sheets (15).
  if (data.source === 8 || data.source === 13 || data.source === 15) {
    return { ...event, data: mapStyles(event.data, base, map) } as eventWithTime
  }
  return event
}

function mapNode(node: serializedNodeWithId, base: string, map: MapUrl, isInStyle: boolean): serializedNodeWithId {
  if ('tagName' in node && node.tagName === 'picture') return mapPicture(node, base, map)
  if ('tagName' in node) {
    const isStyle = node.tagName === 'style'
    return {
      ...node,
      attributes: mapAttributes(
        node.attributes,
        base,
        map,
        PICTURE_ATTRIBUTES[node.tagName] ?? [],
      ) as typeof node.attributes,
      childNodes: node.childNodes.map((child) => mapNode(child, base, map, isStyle)),
    }
  }
  if ('childNodes' in node)
    return { ...node, childNodes: node.childNodes.map((child) => mapNode(child, base, map, false)) }
  if (!isInStyle || !('textContent' in node)) return node
  return { ...node, textContent: mapCssUrls(node.textContent, base, map) } as serializedNodeWithId
}

/** What the page chose of the candidates is the image's own address: other candidates would win over it. */
function mapPicture(picture: elementNode & { id: number }, base: string, map: MapUrl): serializedNodeWithId {
  const childNodes = picture.childNodes.map((child) => {
    if (!('tagName' in child) || child.tagName !== 'source') return mapNode(child, base, map, false)
    const { srcset: _candidates, ...attributes } = child.attributes
    return { ...child, attributes }
  })
  return { ...picture, childNodes }
}

/** Recorders may leave attributes out where there are none. */
function mapAttributes(
  attributes: Attributes | undefined,
  base: string,
  map: MapUrl,
  pictures: readonly string[],
): Attributes {
  const mapped: Attributes = {}
  let hasPicture = false
  for (const [name, value] of Object.entries(attributes ?? {})) {
    // A style that changes comes as its properties, one by one.
    if (STYLE_ATTRIBUTES.has(name)) mapped[name] = mapStyles(value, base, map)
    else if (typeof value !== 'string') mapped[name] = value
    else if (pictures.includes(name)) {
      const url = resolveUrl(value, base)
      const shown = url && map(url)
      hasPicture ||= Boolean(shown)
      mapped[name] = shown ?? value
    } else mapped[name] = value
  }
  // Other candidates would win over the picture that is kept.
  if (hasPicture) delete mapped['srcset']
  return mapped
}

function mapMutation(data: mutationData, base: string, map: MapUrl): mutationData {
  return {
    ...data,
    adds: data.adds.map((add) => ({ ...add, node: mapNode(add.node, base, map, false) })),
    attributes: data.attributes.map((mutation) => {
      const { tag = '' } = mutation as { tag?: string }
      const own = PICTURE_ATTRIBUTES[tag] ?? []
      const pictures = Object.keys(mutation.attributes).filter(
        (name) => ANY_PICTURE_ATTRIBUTE.has(name) || own.includes(name),
      )
      return {
        ...mutation,
        attributes: mapAttributes(mutation.attributes, base, map, pictures) as typeof mutation.attributes,
      }
    }),
  }
}

/** Every string anywhere in a value as a style text. */
function mapStyles(value: unknown, base: string, map: MapUrl): unknown {
  if (typeof value === 'string') return mapCssUrls(value, base, map)
  if (Array.isArray(value)) return value.map((inner) => mapStyles(inner, base, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStyles(inner, base, map)]))
}

/** The addresses of all assets these events show, each once. */
export function collectAssetUrls(events: readonly eventWithTime[], base: string): string[] {
  const urls = new Set<string>()
  mapAssetUrls(events, base, (url) => void urls.add(url))
  return [...urls]
}
