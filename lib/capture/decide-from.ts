import { FIRST_START_MS } from './limits'

/** Recorders begin and end in a document; after a pause also the script that holds them is another one. */
let hasBegun = false

/**
 * From when on a recorder that begins now may tell what the browser kept, in ms since the document began: from the start
 * of a document that is new and began where nothing keeps recorders out, otherwise from now on, and never from before
 * `since` (epoch ms): a document that was loaded in a pause has its recorder a moment later. Asked once by each recorder.
 */
export function decideFrom(since: number, isExcluded: (url: string) => boolean): number {
  const isFirst = !hasBegun && isNew() && !isExcluded(readFirstUrl())
  hasBegun = true
  const now = performance.now()
  // A clock that was set back meanwhile must not silence the page.
  return isFirst ? Math.max(0, Math.min(now, since - performance.timeOrigin)) : now
}

function isNew(): boolean {
  const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return !document?.loadEventEnd || performance.now() - document.loadEventEnd < FIRST_START_MS
}

function readFirstUrl(): string {
  return performance.getEntriesByType('navigation')[0]?.name ?? location.href
}
