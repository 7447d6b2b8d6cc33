import type { eventWithTime } from '@rrweb/types'

import { createPageIndex, indexEvents, type PageIndex } from '@/lib/replay/index-page'

/** What is known of pages once all their events were seen. */
export function indexPages(stored: ReadonlyMap<string, readonly eventWithTime[]>): Map<string, PageIndex> {
  return new Map(
    [...stored].map(([pageId, events]) => {
      const index = createPageIndex(pageId)
      indexEvents(index, events)
      return [pageId, index]
    }),
  )
}
