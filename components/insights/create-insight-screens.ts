import { computed, type ReadonlySignal } from '@preact/signals'

import type { SearchClient } from '@/components/search/search-client'
import type { InsightKind } from '@/lib/model/insight'
import type { Session } from '@/lib/model/session'

import { ClicksModel, type Clicks } from './clicks-model'
import { FunnelModel, type Funnel } from './funnel-model'
import type { InsightGivens } from './insight-model'
import { TrendsModel, type Trends } from './trends-model'
import { PathsModel, type Paths } from './paths-model'

/** What the screens of insights show. */
export interface InsightScreens {
  funnel: Funnel
  clicks: Clicks
  trends: Trends
  paths: Paths
}

export interface InsightScreensParts {
  /** Which kind is shown, and what stands behind the `?` of the address. */
  shown: ReadonlySignal<InsightKind | undefined>
  address: ReadonlySignal<string>
  go: (hash: string, isStep: boolean) => void
  search: SearchClient
  readSessions: (ids: string[]) => Promise<Session[]>
}

export function createInsightScreens({
  shown,
  address,
  go,
  search,
  readSessions,
}: InsightScreensParts): InsightScreens {
  const givensOf = (kind: InsightKind): InsightGivens => {
    // Each keeps its address while another screen is shown.
    let last = ''
    return {
      address: computed(() => (shown.value === kind ? (last = address.value) : last)),
      go: (next, isStep) => go(`#/insights/${kind}?${next}`, isStep),
      version: search.version,
      readSessions,
    }
  }
  return {
    clicks: new ClicksModel({ ...givensOf('clicks'), clicks: (definition) => search.clicks(definition) }),
    trends: new TrendsModel({ ...givensOf('trends'), trends: (definition) => search.trends(definition) }),
    funnel: new FunnelModel({
      ...givensOf('funnel'),
      funnel: (definition) => search.funnel(definition),
      correlates: (definition) => search.correlates(definition),
      suggestFunnels: (sessions) => search.suggestFunnels(sessions),
    }),
    paths: new PathsModel({ ...givensOf('paths'), paths: (definition) => search.paths(definition) }),
  }
}
