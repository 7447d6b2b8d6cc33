import { EmptyState } from '@/components/parts/empty-state'

import type { LaterScreen } from './decide-route'

import '@/components/parts/button.css'

const NAMES: Record<LaterScreen, string> = { home: 'Home', insights: 'Insights', people: 'People', shares: 'Shares' }

/** An address that is kept for a screen of a later version. */
export function LaterPage({ name }: { name: LaterScreen }) {
  return (
    <EmptyState title={`${NAMES[name]} is not in this version yet`} isWholeScreen>
      <p>Its address stays. What you record now will be there when it comes.</p>
      <a class="button button-primary" href="#/sessions">
        Go to sessions
      </a>
    </EmptyState>
  )
}
