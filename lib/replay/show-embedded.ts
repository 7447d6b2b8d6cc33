import {
  EventType,
  IncrementalSource,
  type elementNode,
  type eventWithTime,
  type mutationData,
  type serializedNodeWithId,
} from '@rrweb/types'

import { EMBEDDED, readEmbedded, type Embedded } from '@/lib/model/embedded'

import { drawBox } from './draw-box'
import { mapCss } from './map-css'

type Attributes = Record<string, unknown>
type Element = elementNode & { id: number }

/** Of what an element was, as an attribute that rules can ask for. */
const WAS = 'data-was'

/** A drawing in an element is as large as that, whatever it says of itself. */
const FILL = 'width:100%;height:100%'

interface Found extends Embedded {
  /** What is put into it. */
  content: 'page' | 'drawing' | undefined
}

/**
 * A replay loads no plugins: an `object` or `embed` that showed a document is a frame in which its page is put, and one
 * that showed another file an empty frame with its name. What shows its fallback stays, and what is hidden stays empty.
 * In come a page's events in order, which are written into. Rules of the page for these elements are for their frames,
 * too.
 */
export function showEmbedded(events: readonly eventWithTime[]): eventWithTime[] {
  const elements = new Set<number>()
  const found = findEmbedded(events, elements)
  if (elements.size === 0) return [...events]
  for (const event of events) for (const node of listNodes(event)) visit(node, (one) => turn(one, found.get(one.id)))
  if (found.size > 0) mapCss(events, turnSelectors)
  return events.filter((event) => {
    const parentId = readAttached(event)?.parentId
    return parentId === undefined || !elements.has(parentId) || found.has(parentId)
  })
}

function findEmbedded(events: readonly eventWithTime[], elements: Set<number>): Map<number, Found> {
  const found = new Map<number, Found>()
  const roots = new Set<number>()
  const note = (id: number, attributes: Attributes | undefined) => {
    const embedded = elements.has(id) && readEmbedded(attributes?.[EMBEDDED])
    if (embedded) found.set(id, { ...embedded, content: found.get(id)?.content })
  }
  const see = ({ id, tagName, attributes }: Element) => {
    if (!/^(?:object|embed)$/.test(tagName)) return
    elements.add(id)
    note(id, attributes)
  }
  const contents = new Map<number, Found['content']>()
  for (const event of events) {
    for (const node of listNodes(event)) visit(node, see)
    const attached = readAttached(event)
    if (attached && elements.has(attached.parentId))
      contents.set(attached.parentId, fillElement(attached.node, roots) ? 'drawing' : 'page')
    for (const { id, attributes } of listChanges(event)) {
      note(id, attributes)
      const { style } = attributes
      if (roots.has(id) && (typeof style === 'string' || style === null)) attributes['style'] = join(FILL, style)
    }
  }
  for (const [id, embedded] of found) embedded.content = contents.get(id)
  return found
}

function listNodes(event: eventWithTime): serializedNodeWithId[] {
  if (event.type === EventType.FullSnapshot) return [event.data.node]
  return readMutation(event)?.adds.map(({ node }) => node) ?? []
}

function listChanges(event: eventWithTime): { id: number; attributes: Attributes }[] {
  return readMutation(event)?.attributes ?? []
}

function readMutation({ type, data }: eventWithTime): mutationData | undefined {
  return type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation ? data : undefined
}

function readAttached(event: eventWithTime): { parentId: number; node: serializedNodeWithId } | undefined {
  const mutation = readMutation(event)
  return mutation?.isAttachIframe ? mutation.adds[0] : undefined
}

function visit(node: serializedNodeWithId, see: (element: Element) => void): void {
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, see)
  if ('tagName' in node) see(node)
}

/** Only a drawing does. */
function fillElement(node: serializedNodeWithId, roots: Set<number>): boolean {
  const root = 'childNodes' in node ? node.childNodes.find((child) => 'tagName' in child) : undefined
  if (!root || !('tagName' in root) || root.tagName !== 'svg') return false
  roots.add(root.id)
  root.attributes['style'] = join(FILL, root.attributes['style'])
  return true
}

function turn(node: Element, embedded: Found | undefined): void {
  if (!embedded || !/^(?:object|embed)$/.test(node.tagName)) return
  const attributes: Attributes = node.attributes
  const name = nameOf(attributes)
  // A frame with an address loads that over what is put into it.
  delete attributes['src']
  attributes[WAS] = node.tagName
  attributes['frameborder'] = '0'
  // What a stylesheet says of its size wins over these.
  attributes['width'] ??= String(embedded.width)
  attributes['height'] ??= String(embedded.height)
  node.tagName = 'iframe'
  node.childNodes = []
  const style = describeStyle(embedded, name)
  if (style !== '') attributes['style'] = join(attributes['style'], style)
}

/** A drawing has a shape of its own; what is not there has a box. */
function describeStyle({ content, width, height }: Found, name: string): string {
  if (content === 'page') return ''
  if (content === 'drawing') return `aspect-ratio:${width}/${height}`
  return `background:url("${drawBox({ width, height }, name)}") center/100% 100% no-repeat!important`
}

function join(...styles: unknown[]): string {
  return styles.filter((style) => typeof style === 'string' && style !== '').join(';')
}

/** What it shows, as far as its own attributes tell. */
function nameOf(attributes: Attributes): string {
  const address = attributes['data'] ?? attributes['src']
  const path = typeof address === 'string' && !address.startsWith('data:') ? address.replace(/[?#].*$/s, '') : ''
  const name = path.slice(path.lastIndexOf('/') + 1).slice(-40)
  const type = typeof attributes['type'] === 'string' ? attributes['type'].replace(/^.*\//, '').slice(0, 20) : ''
  return [type, name].filter(Boolean).join(' · ') || 'Not recorded'
}

/** As particular as it was. */
function turnSelectors(css: string): string {
  return css.replace(
    /(^|[\s,>+~({};])(object|embed)(?=[\s,>+~.:#[){]|$)/gi,
    (_all, before: string, tag: string) => `${before}:is(${tag}, iframe:where([${WAS}="${tag.toLowerCase()}"]))`,
  )
}
