import type { AskedSessions, InsightKind } from '@/lib/model/insight'

import { CLICKS } from './check-clicks'
import { FUNNEL } from './check-funnel'
import { TRENDS } from './check-trends'
import { PATHS } from './check-paths'
import type { InsightSpec } from './insight-address'

/** What each kind of insight is like. */
export const INSIGHT_SPECS: Record<InsightKind, InsightSpec<{ sessions: AskedSessions }>> = {
  funnel: FUNNEL,
  trends: TRENDS,
  clicks: CLICKS,
  paths: PATHS,
}
