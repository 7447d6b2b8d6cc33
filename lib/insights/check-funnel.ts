import {
  FUNNEL_DISPLAYS,
  INTERVALS,
  type Attribution,
  type CorrelatesDefinition,
  type ExclusionDefinition,
  type FunnelBreakdown,
  type FunnelDefinition,
  type FunnelStepDefinition,
} from '@/lib/model/insight'
import { NO_FILTER } from '@/lib/model/query'
import { checkEvent, FilterProblem } from '@/lib/search/check-filter'

import { checkBreakdown, pick } from './check-breakdown'
import { checkCount, checkList, checkName } from './check-rules'
import { FUNNEL_ORDERS, MAX_FUNNEL_STEPS } from './funnel-rules'
import { readRecord, type InsightSpec } from './insight-address'

export const MIN_FUNNEL_STEPS = 2

/** A year: whoever comes back later does not come back for this. */
export const MAX_WINDOW_MS = 366 * 24 * 3_600_000

export const DEFAULT_WINDOW_MS = { session: 30 * 60_000, person: 14 * 24 * 3_600_000 } as const

/** Two pages, to be filled in. */
export const NEW_FUNNEL: FunnelDefinition = {
  steps: [{ event: { kind: 'page view', where: [] } }, { event: { kind: 'click', where: [] } }],
  order: 'sequential',
  windowMs: DEFAULT_WINDOW_MS.session,
  unit: 'session',
  exclusions: [],
  sessions: { range: { kind: 'all' }, text: '', filter: NO_FILTER },
}

/** A funnel that came from an address, a row or a file. Throws a `FilterProblem` when it is none. */
export function checkFunnel(value: unknown): Omit<FunnelDefinition, 'sessions'> {
  const given = readRecord(value)
  const { steps, order, windowMs, unit, exclusions = [], correlates } = given
  if (!Array.isArray(steps) || steps.length < MIN_FUNNEL_STEPS || steps.length > MAX_FUNNEL_STEPS)
    throw new FilterProblem(`A funnel has ${MIN_FUNNEL_STEPS} to ${MAX_FUNNEL_STEPS} steps.`)
  if (!Array.isArray(exclusions) || exclusions.length > MAX_FUNNEL_STEPS)
    throw new FilterProblem('It excludes something that is no event.')
  const known = FUNNEL_ORDERS.find((one) => one === order)
  if (!known) throw new FilterProblem('Its steps are in an order that is not known here.')
  if (typeof windowMs !== 'number' || !(windowMs >= 1_000 && windowMs <= MAX_WINDOW_MS))
    throw new FilterProblem('Its window is not from a second to a year.')
  return {
    steps: steps.map((step, index) => checkStep(step, index > 0 && index < steps.length - 1)),
    order: known,
    windowMs,
    unit: unit === 'person' ? 'person' : 'session',
    exclusions: exclusions.map((one) => checkExclusion(one, steps.length)),
    ...(correlates === undefined ? {} : { correlates: checkCorrelates(correlates) }),
    ...checkLook(given, steps.length),
  }
}

type FunnelLook = Pick<FunnelDefinition, 'breakdown' | 'isCompared' | 'display' | 'interval' | 'trendStep'>

/** How it is shown. What is as usual is left out: the address of a funnel that was saved earlier is still its own. */
function checkLook(given: Record<string, unknown>, stepCount: number): FunnelLook {
  const { breakdown = null, isCompared, display = 'steps', interval, trendStep } = given
  const shown = pick(FUNNEL_DISPLAYS, display, 'It is shown in a way that is not known here.')
  const where = 'It shows the share of a step that is not there.'
  return {
    ...(breakdown !== null && { breakdown: checkFunnelBreakdown(breakdown, stepCount) }),
    ...(isCompared === true && { isCompared }),
    ...(shown === 'trend' && { display: shown }),
    ...(interval !== undefined && {
      interval: pick(INTERVALS, interval, 'It counts by a span of time that is not known here.'),
    }),
    ...(trendStep !== undefined && { trendStep: checkCount(trendStep, 1, stepCount - 1, where) }),
  }
}

function checkFunnelBreakdown(value: unknown, stepCount: number): FunnelBreakdown {
  const { attribution = 'first' } = readRecord(value)
  return { ...checkBreakdown(value), attribution: checkAttribution(attribution, stepCount) }
}

function checkAttribution(value: unknown, stepCount: number): Attribution {
  if (value === 'first' || value === 'last') return value
  return checkCount(value, 0, stepCount - 1, 'It is split by the value of a step that is not there.')
}

function checkCorrelates(value: unknown): CorrelatesDefinition {
  const { of, side, minCount, excluded } = readRecord(value)
  const problem = 'It leaves out what fewer did than a number that is none.'
  return {
    of: of === 'properties' ? of : 'events',
    side: side === 'success' || side === 'failure' ? side : 'both',
    ...(minCount === undefined ? {} : { minCount: checkCount(minCount, 1, Number.MAX_SAFE_INTEGER, problem) }),
    excluded: checkList(excluded, checkName),
  }
}

function checkStep(value: unknown, canBeOptional: boolean): FunnelStepDefinition {
  const { event, isOptional } = readRecord(value)
  return { event: checkEvent(event), ...(canBeOptional && isOptional === true ? { isOptional } : {}) }
}

function checkExclusion(value: unknown, stepCount: number): ExclusionDefinition {
  const { event, from, to } = readRecord(value)
  const isPlace = (place: unknown): place is number => Number.isInteger(place) && Number(place) >= 0
  if (!isPlace(from) || !isPlace(to) || from >= to || to >= stepCount)
    throw new FilterProblem('It excludes something between steps that are not there.')
  return { event: checkEvent(event), from, to }
}

export const FUNNEL: InsightSpec<FunnelDefinition> = { kind: 'funnel', fresh: NEW_FUNNEL, check: checkFunnel }
