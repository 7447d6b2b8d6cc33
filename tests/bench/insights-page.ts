import { createInsights } from '@/lib/insights/create-insights'
import { createSearch } from '@/lib/search/search'
import { Database } from '@/lib/store/database'

import {
  CORRELATION_QUESTION,
  FUNNEL_QUESTION,
  PATHS_QUESTION,
  TREND_QUESTION,
  type Question,
} from './insights-questions'

export interface InsightTimes {
  /** From nothing to the first answer, ms: all events are read. */
  coldMs: number
  /** By question, ms an answer, warm. */
  warmMs: Record<Question, number[]>
  /** A number of each answer that the other engine has to give too. */
  firsts: Record<Question, number>
}

const ROUNDS = 5

/** Runs in a page of the extension: what the worker of the dashboard does, without the way to it. */
export async function timeInsights(): Promise<InsightTimes> {
  const search = createSearch(new Database(), () => undefined)
  const insights = createInsights(() => search.readLibrary())
  const ask: Record<Question, () => Promise<number>> = {
    funnel: async () => (await insights.funnel(FUNNEL_QUESTION)).steps.at(-1)!.completed.value,
    correlation: async () => (await insights.correlates(CORRELATION_QUESTION)).total.success,
    paths: async () => (await insights.paths(PATHS_QUESTION)).links[0]!.counted.value,
    'p95-trend': async () => {
      const { lines } = await insights.trends(TREND_QUESTION)
      return lines[0]!.points.filter(({ value }) => value !== undefined).length
    },
  }
  const from = performance.now()
  await ask.funnel()
  const coldMs = performance.now() - from
  const warmMs = { funnel: [], correlation: [], paths: [], 'p95-trend': [] } as InsightTimes['warmMs']
  const firsts = {} as InsightTimes['firsts']
  for (const question of Object.keys(ask) as Question[]) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now()
      firsts[question] = await ask[question]()
      warmMs[question].push(performance.now() - begun)
    }
  }
  return { coldMs, warmMs, firsts }
}
