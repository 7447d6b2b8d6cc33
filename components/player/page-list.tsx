import type { ReadonlySignal } from '@preact/signals'

import type { Page } from '@/lib/model/session'
import type { Timeline } from '@/lib/replay/timeline'

import { describePosition } from './describe-time'

import './page-list.css'

export interface PageListProps {
  pages: Page[]
  timeline: Timeline
  tabNumbers: ReadonlyMap<string, number>
  /** The page on the stage. */
  pageId: ReadonlySignal<string | undefined>
  onJump: (at: number) => void
}

/** The pages in the order they came, whatever window they are in. */
export function PageList({ pages, timeline, tabNumbers, pageId, onJump }: PageListProps) {
  const skipped = new Set(timeline.skippedPageIds)
  const changes = timeline.windows.flatMap((window) => window.pageChanges)
  return (
    <ol class="pages" aria-label="Pages">
      {pages.map((page) => {
        const at = changes.find((change) => change.pageId === page.id)?.at ?? page.startedAt
        return (
          <li key={page.id}>
            <button
              type="button"
              class="page"
              title={page.url}
              {...(page.id === pageId.value ? { 'aria-current': 'page' } : {})}
              onClick={() => onJump(at)}
            >
              <span class="page-title cut" dir="auto">
                {page.title || page.url}
              </span>
              <span class="page-time figures">{describePosition(at - timeline.from)}</span>
              <span class="page-url code cut">{page.url}</span>
              {skipped.has(page.id) && <span class="page-remark">no picture stored</span>}
              {tabNumbers.size > 1 && <span class="page-remark">Tab {tabNumbers.get(page.windowId)}</span>}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
