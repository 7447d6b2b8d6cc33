import type { SessionEvent } from '@/lib/model/event'
import type { Page } from '@/lib/model/session'

import type { StoredPage } from './stored-page'

/** What was lost is shown (promise 3): chunks of a page that the file had and that are not sound, as gaps. */
export function describeHoles(
  pages: readonly Page[],
  stored: ReadonlyMap<string, StoredPage>,
  known: readonly SessionEvent[],
): SessionEvent[] {
  return pages.flatMap((page) => {
    const found = stored.get(page.id)
    const spans = found ? [...found.holes, ...describeEnd(page, found)] : describeWhole(page)
    return spans
      .filter(({ from, to }) => !known.some((event) => isAbout(event, from, to)))
      .map(({ from, to }): SessionEvent => {
        const { sessionId, windowId, url, id: pageId } = page
        const place = { sessionId, windowId, pageId, url, at: from, until: to }
        return { ...place, kind: 'gap', label: 'damaged chunk', role: '', selector: '', nodeId: 0 }
      })
  })
}

function describeEnd(page: Page, { lastSeq, endAt }: StoredPage) {
  return page.lastSeq > lastSeq ? [{ from: endAt, to: Math.max(endAt, page.endedAt) }] : []
}

function describeWhole(page: Page) {
  return page.lastSeq >= 0 ? [{ from: page.startedAt, to: page.endedAt }] : []
}

function isAbout({ kind, at, until }: SessionEvent, from: number, to: number): boolean {
  return kind === 'gap' && at <= from && (until ?? at) >= to
}
