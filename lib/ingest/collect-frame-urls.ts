import type { eventWithTime, serializedNodeWithId } from '@rrweb/types'

import { readPayload } from './derive-events'

/** Addresses of the frames these events put into a page whose content rrweb could not see, each once. */
export function collectFrameUrls(events: readonly eventWithTime[]): string[] {
  const urls = new Set<string>()
  const visit = (node: serializedNodeWithId) => {
    if ('tagName' in node && node.tagName === 'iframe') {
      const url = node.attributes['rr_src']
      if (typeof url === 'string' && /^https?:/.test(url)) urls.add(url)
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  for (const event of events) {
    const type = event.type as number
    const data = event.data as { source?: number; node: serializedNodeWithId; adds: { node: serializedNodeWithId }[] }
    if (type === 2) visit(data.node)
    const payload = readPayload(event)
    if (payload?.kind === 'frame' && /^https?:/.test(payload.url)) urls.add(payload.url)
    if (type === 3 && data.source === 0) for (const add of data.adds) visit(add.node)
  }
  return [...urls]
}
