import type { SessionEvent } from '@/lib/model/event'
import type { Page } from '@/lib/model/session'
import { ACTIVITY_THRESHOLD_MS } from '@/lib/replay/limits'

export interface Moment {
  pageId: string
  /** Epoch ms. */
  at: number
}

export type UsedPage = Pick<Page, 'id' | 'isTop' | 'parentPageId' | 'hasSnapshot' | 'startedAt' | 'endedAt'>
export type Happening = Pick<SessionEvent, 'pageId' | 'at' | 'kind'>

/** What a person does; what a page says or the recorder finds is no use of it. */
const DONE: ReadonlySet<string> = new Set(['page view', 'click', 'input', 'submit', 'copy', 'cut', 'paste'])

/**
 * The moment whose picture stands for a session: the middle of the life of the page that was used longest. A page is used
 * from each thing done on it, or in a frame of it, until the next thing done anywhere, at most `ACTIVITY_THRESHOLD_MS`
 * each. Of equals the one that was there longer, then the earlier one. `undefined` when no page can be shown.
 */
export function decideMoment(pages: readonly UsedPage[], events: readonly Happening[]): Moment | undefined {
  const usedMs = measureUse(pages, events)
  const [first] = pages
    .filter((page) => page.isTop === 1 && page.hasSnapshot)
    .toSorted(
      (a, b) =>
        (usedMs.get(b.id) ?? 0) - (usedMs.get(a.id) ?? 0) ||
        b.endedAt - b.startedAt - (a.endedAt - a.startedAt) ||
        a.startedAt - b.startedAt,
    )
  return first && { pageId: first.id, at: Math.floor((first.startedAt + first.endedAt) / 2) }
}

function measureUse(pages: readonly UsedPage[], events: readonly Happening[]): Map<string, number> {
  const byId = new Map(pages.map((page) => [page.id, page]))
  const done = events.filter((event) => DONE.has(event.kind)).toSorted((a, b) => a.at - b.at)
  const usedMs = new Map<string, number>()
  for (const [index, { pageId, at }] of done.entries()) {
    const page = findTop(byId, pageId)
    if (!page) continue
    const until = done[index + 1]?.at ?? page.endedAt
    const spanMs = Math.min(Math.max(0, until - at), ACTIVITY_THRESHOLD_MS)
    usedMs.set(page.id, (usedMs.get(page.id) ?? 0) + spanMs)
  }
  return usedMs
}

/** The page that a frame stands in, and that one in, up to the top. */
function findTop(byId: ReadonlyMap<string, UsedPage>, pageId: string): UsedPage | undefined {
  let page = byId.get(pageId)
  // Stored rows may be forged: no more steps than there are pages.
  for (let steps = byId.size; page && page.isTop === 0 && steps > 0; steps -= 1)
    page = byId.get(page.parentPageId ?? '')
  return page?.isTop === 1 ? page : undefined
}
