import type { QueryState } from '@/components/parts/query-state'
import type { Session } from '@/lib/model/session'
import type { SiteRule } from '@/lib/model/settings'
import { decideRefusal } from '@/lib/recording/decide-recordable'
import { decideSite } from '@/lib/sites/decide-site'

import type { RefusalReason } from './describe-refusal'
import type { TabView } from './watch-tab'

export type PopupScreen =
  | { screen: 'loading' }
  | { screen: 'unreadable' }
  | { screen: 'recording'; session: Session }
  /** The rolling memory of the tab; no session until some of it is saved. */
  | { screen: 'memory'; session: Session }
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
  rules: readonly SiteRule[]
}

/**
 * What the popup shows: what is recorded comes before what is left to name, and that before what could be started. The
 * rolling memory goes on all the time, so what was just saved of it comes before it.
 */
export function decideScreen({ tab, live, recent, dismissedIds, rules }: PopupFacts): PopupScreen {
  if (live.state === 'failed' || recent.state === 'failed') return { screen: 'unreadable' }
  if (live.state === 'loading' || recent.state === 'loading') return { screen: 'loading' }
  const [session, ended] = [live.value, recent.value]
  if (session && session.mode !== 'rolling') return { screen: 'recording', session }
  if (ended && isWorthNaming(ended) && !dismissedIds.includes(ended.id)) return { screen: 'save', session: ended }
  if (session) return { screen: 'memory', session }
  if (tab.state === 'loading') return { screen: 'loading' }
  if (tab.state === 'gone') return { screen: 'refused', reason: 'tab is gone' }
  const reason = tab.isPdf ? 'pdf viewer' : decideRefusal(tab.url)
  if (reason !== null) return { screen: 'refused', reason }
  const isExcluded = tab.url !== undefined && decideSite(rules, tab.url) === 'never'
  return isExcluded ? { screen: 'refused', reason: 'excluded by a rule' } : { screen: 'start' }
}

/** Sessions that a rule made come and go by themselves; only one that was stopped by hand asks for its name. */
function isWorthNaming({ mode, endReason }: Session): boolean {
  return mode === 'manual' || (mode === 'always' && (endReason === 'stopped' || endReason === 'disk full'))
}
