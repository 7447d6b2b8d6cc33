import type { QueryState } from '@/components/parts/watch-query'
import type { Session } from '@/lib/model/session'
import { decideRefusal } from '@/lib/recording/decide-recordable'

import type { RefusalReason } from './describe-refusal'
import type { TabView } from './watch-tab'

export type PopupScreen =
  | { screen: 'loading' }
  | { screen: 'unreadable' }
  | { screen: 'recording'; session: Session }
  | { screen: 'save'; session: Session }
  | { screen: 'refused'; reason: RefusalReason }
  | { screen: 'start' }

export interface PopupFacts {
  tab: TabView
  /** The session that records the tab now. */
  live: QueryState<Session | undefined>
  /** The session that ended in the tab a short while ago and has no name yet. */
  recent: QueryState<Session | undefined>
  dismissedIds: readonly string[]
}

/** What the popup shows: what goes on comes before what is left to name, and that before what could be started. */
export function decideScreen({ tab, live, recent, dismissedIds }: PopupFacts): PopupScreen {
  if (live.state === 'failed' || recent.state === 'failed') return { screen: 'unreadable' }
  if (live.state === 'loading' || recent.state === 'loading') return { screen: 'loading' }
  if (live.value) return { screen: 'recording', session: live.value }
  if (recent.value && !dismissedIds.includes(recent.value.id)) return { screen: 'save', session: recent.value }
  if (tab.state === 'loading') return { screen: 'loading' }
  if (tab.state === 'gone') return { screen: 'refused', reason: 'tab is gone' }
  const reason = decideRefusal(tab.url)
  return reason === null ? { screen: 'start' } : { screen: 'refused', reason }
}
