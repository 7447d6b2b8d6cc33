import type { ReadonlySignal } from '@preact/signals'

import { Button } from '@/components/parts/button'
import { EmptyState } from '@/components/parts/empty-state'
import { PageList } from '@/components/player/page-list'
import type { Page } from '@/lib/model/session'
import type { Timeline } from '@/lib/replay/timeline'

import { FindBox } from './find-box'
import { findPages } from './find-pages'

export interface PagesPanelProps {
  pages: Page[]
  timeline: Timeline
  tabNumbers: ReadonlyMap<string, number>
  pageId: ReadonlySignal<string | undefined>
  text: string
  onText: (text: string) => void
  onJump: (at: number) => void
}

/** Pages people saw, searched by title and address. */
export function PagesPanel({ pages, text, onText, ...rest }: PagesPanelProps) {
  const shown = findPages(pages, text)
  return (
    <>
      <div class="list-tools">
        <FindBox label="Search in Pages" text={text} onText={onText} />
      </div>
      {shown.length > 0 ? (
        <PageList pages={shown} {...rest} />
      ) : (
        <EmptyState title={pages.length === 0 ? 'No pages' : 'No page is called this'}>
          {text !== '' && (
            <Button look="primary" onClick={() => onText('')}>
              Show all
            </Button>
          )}
        </EmptyState>
      )}
    </>
  )
}
