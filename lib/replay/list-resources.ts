import type { eventWithTime } from '@rrweb/types'

import type { Page } from '@/lib/model/session'
import { PAYLOAD_TAG } from '@/lib/model/payload'
import { readResources } from '@/lib/model/read-resources'

import type { StreamItem } from './stream'

const CUSTOM = 5

/** What the pages loaded from `from` to `to` (epoch ms), as lines of the network list; in order of time. */
export function listResources(
  pages: readonly Pick<Page, 'id' | 'windowId'>[],
  eventsByPage: ReadonlyMap<string, readonly eventWithTime[]>,
  { from, to }: { from: number; to: number },
): StreamItem[] {
  const items = pages.flatMap(({ id, windowId }) =>
    (eventsByPage.get(id) ?? []).flatMap(readTold).map((resource, index): StreamItem => {
      const { url, initiator, at, durationMs, bodyBytes, status } = resource
      const bytes = bodyBytes > 0 ? `, ${bodyBytes} bytes` : ''
      const said = { status, durationMs }
      return {
        key: `resource ${id} ${index}`,
        at,
        kind: 'request',
        label: `GET ${url}`,
        windowId,
        detail: initiator + bytes,
        said,
        pageId: id,
        more: { type: 'resource', initiator, ...(bodyBytes > 0 && { bytes: bodyBytes }) },
      }
    }),
  )
  return items.filter(({ at }) => at >= from && at <= to).toSorted((a, b) => a.at - b.at)
}

function readTold(event: eventWithTime) {
  if ((event.type as number) !== CUSTOM) return []
  const { tag, payload } = event.data as { tag: unknown; payload: { kind?: unknown; list?: unknown } | null }
  return tag === PAYLOAD_TAG && payload?.kind === 'resources' ? readResources(payload.list, event.timestamp) : []
}
