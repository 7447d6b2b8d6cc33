import type {
  AskedSessions,
  ClicksDefinition,
  FunnelDefinition,
  PathsDefinition,
  TrendsDefinition,
} from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { answerClicks, type ClicksAnswer } from './answer-clicks'
import { answerCorrelates, type CorrelatesAnswer } from './answer-correlates'
import { answerFunnel, type FunnelAnswer } from './answer-funnel'
import { answerTrends, type TrendsAnswer } from './answer-trends'
import { answerPaths, type PathsAnswer } from './answer-paths'
import { suggestFunnels, type SuggestedFunnel } from './suggest-funnels'

/** Questions about what many sessions have in common. It runs beside search, over the same library. */
export interface Insights {
  funnel(definition: FunnelDefinition): Promise<FunnelAnswer>
  clicks(definition: ClicksDefinition): Promise<ClicksAnswer>
  trends(definition: TrendsDefinition): Promise<TrendsAnswer>
  correlates(definition: FunnelDefinition): Promise<CorrelatesAnswer>
  /** Steps that were done most often in these sessions. */
  suggestFunnels(sessions: AskedSessions): Promise<SuggestedFunnel[]>
  paths(definition: PathsDefinition): Promise<PathsAnswer>
}

export function createInsights(readLibrary: () => Promise<Library>, now: () => number = Date.now): Insights {
  return {
    funnel: async (definition) => answerFunnel(definition, await readLibrary(), now()),
    clicks: async (definition) => answerClicks(definition, await readLibrary(), now()),
    trends: async (definition) => answerTrends(definition, await readLibrary(), now()),
    correlates: async (definition) => answerCorrelates(definition, await readLibrary(), now()),
    suggestFunnels: async (sessions) => suggestFunnels(sessions, await readLibrary(), now()),
    paths: async (definition) => answerPaths(definition, await readLibrary(), now()),
  }
}
