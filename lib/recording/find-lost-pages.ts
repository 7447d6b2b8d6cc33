import type { GapReason } from '@/lib/model/event'
import type { Interval, Page } from '@/lib/model/session'

import { GLIMPSE_MS } from './limits'

export interface LostPage {
  page: Page
  reason: GapReason
  until: number
}

/**
 * Pages of a session of which something is missing: those that were left before they sent anything, and those that
 * another page followed although they never said that they left, as after a crash of the renderer. What a pause hides
 * is not missing, and a page that only redirects is seen by nobody.
 */
export function findLostPages(pages: readonly Page[], pauses: readonly Interval[], endedAt: number): LostPage[] {
  const top = pages.filter((page) => page.isTop === 1).toSorted((a, b) => a.startedAt - b.startedAt)
  return top.flatMap((page, index): LostPage[] => {
    const next = top.slice(index + 1).find((other) => other.windowId === page.windowId)
    const until = Math.max(page.endedAt, next?.startedAt ?? endedAt)
    if (page.lastSeq < 0) {
      const isGlimpse = next !== undefined && until - page.startedAt < GLIMPSE_MS
      return isGlimpse ? [] : [{ page, reason: 'left before it was ready', until }]
    }
    // A page that goes on after the next one began came back out of the browser's cache.
    const isWithoutWord = next !== undefined && page.leftAt === null && page.endedAt <= next.startedAt
    const wentInPause = pauses.some(({ from, to }) => from <= until && (to ?? endedAt) >= page.endedAt)
    return isWithoutWord && !wentInPause ? [{ page, reason: 'page crashed', until }] : []
  })
}
