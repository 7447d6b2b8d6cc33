import { EventType, IncrementalSource, type eventWithTime, type serializedNodeWithId } from '@rrweb/types'

/**
 * What makes a browser look up or reach a server before anything is asked of it
 * (https://www.w3.org/TR/resource-hints/). No policy holds that back, because it is no request; but a connection says
 * who watches, and when.
 */
const HINTS = new Set(['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender'])

/** Chromium connects to where a frame would go even if a policy forbids that it does. rrweb records no such address. */
const FRAME = /^(?:i?frame|fencedframe|portal)$/i

/** A replay has no films but what was recorded of them: an address may still lead to the page's own. */
const MEDIA = /^(?:video|audio)$/i

/** Takes all of it out of recorded events in order, in place: a replay reaches nobody (promise 8). */
export function holdConnections(events: readonly eventWithTime[]): void {
  const kinds = new Map<number, Kind>()
  for (const { type, data } of events) {
    if (type === EventType.FullSnapshot) holdNode(data.node, kinds)
    else if (type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation) {
      for (const { node, parentId } of data.adds) holdNode(node, kinds, kinds.get(parentId))
      for (const { id, attributes } of data.attributes) holdAttributes(attributes, kinds.get(id))
    }
  }
}

type Kind = 'frame' | 'media'

function decideKind(tagName: string, parent: Kind | undefined): Kind | undefined {
  if (FRAME.test(tagName)) return 'frame'
  return MEDIA.test(tagName) || (parent === 'media' && tagName === 'source') ? 'media' : undefined
}

function holdNode(node: serializedNodeWithId, kinds: Map<number, Kind>, parent?: Kind): void {
  let kind: Kind | undefined
  if ('tagName' in node) {
    kind = decideKind(node.tagName, parent)
    if (kind) kinds.set(node.id, kind)
    holdAttributes(node.attributes, kind)
  }
  if ('childNodes' in node) for (const child of node.childNodes) holdNode(child, kinds, kind)
}

/** `rel` of any element, because a change does not say of which it is: it does nothing else that could be seen. */
function holdAttributes(attributes: Record<string, unknown> | undefined, kind: Kind | undefined): void {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value !== 'string') continue
    const lower = name.toLowerCase()
    if (lower === 'rel') attributes![name] = withoutHints(value)
    const isPrefetching = lower === 'http-equiv' && value.trim().toLowerCase() === 'x-dns-prefetch-control'
    if (isPrefetching || (kind === 'frame' && lower === 'src')) attributes![name] = ''
    if (kind === 'media' && lower === 'src' && !value.startsWith('data:')) delete attributes![name]
  }
}

function withoutHints(rel: string): string {
  const words = rel.split(/[ \t\n\f\r]+/)
  const kept = words.filter((word) => !HINTS.has(word.toLowerCase()))
  return kept.length === words.length ? rel : kept.join(' ')
}
