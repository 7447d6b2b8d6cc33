import { computed, createModel } from '@preact/signals'

import { watchAnswer } from '@/components/parts/watch-answer'
import { readValue } from '@/components/parts/query-state'
import { finishEvent } from '@/components/search/drop-unfinished'
import type { CorrelatesAnswer } from '@/lib/insights/answer-correlates'
import type { FunnelAnswer } from '@/lib/insights/answer-funnel'
import { FUNNEL } from '@/lib/insights/check-funnel'
import type { SuggestedFunnel } from '@/lib/insights/suggest-funnels'
import type { EventPattern } from '@/lib/model/filter'
import type { AskedSessions, CorrelatesDefinition, FunnelDefinition } from '@/lib/model/insight'

import { replaceSteps } from './change-funnel'
import { listConversion, listCorrelate, listStep, type FunnelPlace } from './funnel-places'
import { followInsight, type InsightGivens } from './insight-model'

export interface FunnelGivens extends InsightGivens {
  funnel: (definition: FunnelDefinition) => Promise<FunnelAnswer>
  correlates: (definition: FunnelDefinition) => Promise<CorrelatesAnswer>
  suggestFunnels: (sessions: AskedSessions) => Promise<SuggestedFunnel[]>
}

/** An answer with what was asked: while the next one is counted, it is still of the question before. */
export interface ShownFunnel extends FunnelAnswer {
  definition: FunnelDefinition
}

/** What is asked when correlates are first looked at. */
export const NEW_CORRELATES: CorrelatesDefinition = { of: 'events', side: 'both', excluded: [] }

export const FunnelModel = createModel((given: FunnelGivens) => {
  const insight = followInsight<FunnelDefinition, ShownFunnel, FunnelPlace>(given, {
    spec: FUNNEL,
    finish: finishFunnel,
    ask: async (definition) => ({ ...(await given.funnel(definition)), definition }),
    list(answer, place, { unit }) {
      if ('step' in place) return listStep(answer, place)
      return 'line' in place ? listConversion(answer, place) : listCorrelate(readValue(correlates.value), place, unit)
    },
  })
  /** Nothing as long as they are not looked at. */
  const correlates = watchAnswer(async (): Promise<CorrelatesAnswer | undefined> => {
    void given.version.value
    const asked = insight.asked.value
    return asked.correlates && given.correlates(asked)
  })
  // Another step does not make other suggestions.
  const sessions = computed(() => JSON.stringify(insight.asked.value.sessions))
  return {
    ...insight,
    correlates,
    suggestions: watchAnswer(() => {
      void given.version.value
      return given.suggestFunnels(JSON.parse(sessions.value) as AskedSessions)
    }),
    takeSuggestion({ paths }: SuggestedFunnel) {
      const view = (path: string): EventPattern => {
        return { kind: 'page view', where: [{ field: 'url', test: { is: 'path is', value: path } }] }
      }
      insight.put(replaceSteps(insight.definition.peek(), paths.map(view)))
    },
    /** `undefined` closes them. */
    putCorrelates(change: Partial<CorrelatesDefinition> | undefined) {
      const before = insight.definition.peek().correlates
      insight.put({ correlates: change && { ...NEW_CORRELATES, ...before, ...change } }, false)
    },
  }
})

export type Funnel = InstanceType<typeof FunnelModel>

function finishFunnel({ steps, exclusions, ...rest }: FunnelDefinition): FunnelDefinition {
  return {
    ...rest,
    steps: steps.map((step) => ({ ...step, event: finishEvent(step.event) })),
    exclusions: exclusions.map((one) => ({ ...one, event: finishEvent(one.event) })),
  }
}
