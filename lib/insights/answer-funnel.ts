import type { FunnelDefinition } from '@/lib/model/insight'
import type { Library } from '@/lib/search/library'

import { answerConversion, type ConversionTrend } from './answer-conversion'
import { decideRangeBefore } from './decide-periods'
import { binTimes, describeTimes, measureSteps, type Placed, type TimeBin, type TimeFigures } from './measure-funnel'
import { count, type Counted } from './selection'
import { selectEvent, splitWalkers, walkActors, type Walker } from './walk-actors'

export interface AnsweredStep {
  completed: Counted
  droppedOff: Counted
  conversion: number | undefined
  relativeConversion: number | undefined
  times: TimeFigures
  distribution: TimeBin[]
}

/** The same funnel of some, and of the days before; these are empty where they are not asked for. */
export interface AnsweredPart {
  steps: AnsweredStep[]
  before: AnsweredStep[]
}

export interface FunnelAnswer extends AnsweredPart {
  /** By value of the breakdown, `null` for all others: everybody who began is in exactly one. None without a breakdown. */
  groups: (AnsweredPart & { group: string | null })[]
  /** Only where it is asked for. */
  trend?: ConversionTrend
  /** Taken out by what is excluded: ids of actors. */
  excludedIds: string[]
}

/** A funnel over the library at `now`. Every value is the length of its own selection: there is no second question. */
export function answerFunnel(definition: FunnelDefinition, library: Library, now: number): FunnelAnswer {
  const { sessions, breakdown, isCompared, display, steps } = definition
  const earlier = isCompared ? decideRangeBefore(sessions.range, now) : undefined
  const eras = [sessions.range, ...(earlier ? [earlier.range] : [])].map((range) =>
    walkActors({ ...definition, sessions: { ...sessions, range } }, library, now),
  )
  const split = breakdown ? splitWalkers(eras, breakdown, library, now) : undefined
  const answerPart = (isIn: (walker: Walker) => boolean): AnsweredPart => {
    const [own = [], before] = eras.map((walkers) => answerSteps(walkers.filter(isIn), steps.length, library))
    return { steps: own, before: before ?? [] }
  }
  const groups = (split?.groups ?? []).map((group) => ({
    group,
    ...answerPart((walker) => split?.groupOf.get(walker) === group),
  }))
  return {
    ...answerPart(() => true),
    groups: groups.filter((part) => [...part.steps, ...part.before].some(({ completed }) => completed.value > 0)),
    ...(display === 'trend' && {
      trend: answerConversion(definition, { eras, daysBefore: earlier?.days ?? 0, split }, library, now),
    }),
    excludedIds: (eras[0] ?? []).flatMap(({ actor, walk }) => (walk.isExcluded ? [actor.id] : [])),
  }
}

function answerSteps(walkers: readonly Walker[], stepCount: number, library: Library): AnsweredStep[] {
  const list = (placed: readonly Placed[]) =>
    count(placed.map(({ actor, event }) => selectEvent(walkers[actor]!, event, library)))
  return measureSteps(walkers, stepCount).map(({ completed, droppedOff, timesMs, conversion, relativeConversion }) => ({
    completed: list(completed),
    droppedOff: list(droppedOff),
    conversion,
    relativeConversion,
    times: describeTimes(timesMs),
    distribution: binTimes(timesMs),
  }))
}
