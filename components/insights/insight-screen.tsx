import type { InsightKind } from '@/lib/model/insight'

import { ClicksPage } from './clicks-page'
import type { InsightScreens } from './create-insight-screens'
import { FunnelPage } from './funnel-page'
import type { InsightSurroundings } from './insight-page'
import { TrendsPage } from './trends-page'
import { PathsPage } from './paths-page'

export interface InsightScreenProps extends InsightSurroundings {
  kind: InsightKind
  screens: InsightScreens
  startPlayback: () => Worker
}

export function InsightScreen({ kind, screens, startPlayback, ...around }: InsightScreenProps) {
  switch (kind) {
    case 'clicks':
      return <ClicksPage clicks={screens.clicks} startPlayback={startPlayback} {...around} />
    case 'trends':
      return <TrendsPage trends={screens.trends} {...around} />
    case 'paths':
      return <PathsPage paths={screens.paths} {...around} />
    default:
      return <FunnelPage funnel={screens.funnel} {...around} />
  }
}
