import { EmptyState } from '@/components/parts/empty-state'

import '@/components/parts/button.css'

/** An address of the dashboard that stands for nothing. */
export function UnknownPage({ path }: { path: string }) {
  return (
    <EmptyState title="There is no such page" isWholeScreen>
      <p>
        Nothing is at <span class="code">#{path}</span>. The link may be cut short or belong to another version of
        Afterimage.
      </p>
      <a class="button button-primary" href="#/sessions">
        Go to sessions
      </a>
    </EmptyState>
  )
}
