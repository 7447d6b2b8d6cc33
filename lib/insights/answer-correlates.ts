import type { FunnelDefinition } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { collectActors } from './collect-actors'
import { createBehaviour } from './collect-behaviour'
import { createProperties } from './collect-properties'
import { areTooFew, isSkewed, type Odds, type Split } from './correlate'
import { findCorrelates, type Correlate } from './find-correlates'
import { readRules } from './funnel-rules'
import { listBegan } from './list-began'
import { count, type Counted } from './selection'
import { walkFunnel } from './walk-funnel'

export interface AnsweredCorrelate {
  name: string
  odds: Odds
  completed: Counted
  droppedOff: Counted
}

/** Why its odds are to be read with care: nobody on one side; more than ten to one; too few in all. */
export type CorrelatesWarning = 'one sided' | 'skewed' | 'too few'

export interface CorrelatesAnswer {
  /** The strongest first. */
  success: AnsweredCorrelate[]
  failure: AnsweredCorrelate[]
  total: Split
  /** What fewer had is left out, and how many names that are. */
  leastCount: number
  rareCount: number
  warnings: CorrelatesWarning[]
}

/** What goes with converting and what with dropping off, at `now`. Every count is the length of its own selection. */
export function answerCorrelates(definition: FunnelDefinition, library: Library, now: number): CorrelatesAnswer {
  const { of = 'events', minCount, excluded = [] } = definition.correlates ?? {}
  const actors = collectActors(definition, library, now)
  const rules = readRules(definition)
  const walks = actors.map((events) => walkFunnel(events, rules))
  const hadBy = (of === 'events' ? createBehaviour : createProperties)(definition, library)
  const outcomes = listBegan(actors, walks, definition).map((began) => {
    return { hasConverted: began.hasConverted, had: hadBy(began) }
  })
  const { success, failure, ...rest } = findCorrelates(outcomes, { minCount, excluded })
  return { ...rest, success: success.map(answer), failure: failure.map(answer), warnings: listWarnings(rest.total) }
}

function answer({ name, odds, succeeded, failed }: Correlate): AnsweredCorrelate {
  return { name, odds, completed: count(succeeded), droppedOff: count(failed) }
}

function listWarnings(total: Split): CorrelatesWarning[] {
  if (total.success === 0 || total.failure === 0) return ['one sided']
  return [...(isSkewed(total) ? ['skewed' as const] : []), ...(areTooFew(total) ? ['too few' as const] : [])]
}
