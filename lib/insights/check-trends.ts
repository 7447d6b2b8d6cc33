import {
  INTERVALS,
  STATISTICS,
  type Statistic,
  type TrendsDefinition,
  type TrendsMeasure,
  type TrendsSeries,
} from '@/lib/model/insight'
import { NO_FILTER } from '@/lib/model/query'
import { checkEvent, FilterProblem } from '@/lib/search/check-filter'

import { checkBreakdown, checkProperName, pick } from './check-breakdown'
import { readRecord, type InsightSpec } from './insight-address'
import { MAX_FORMULA_CHARACTERS, MAX_SERIES, NUMBER_FIELDS } from './trends-rules'

export const DISPLAYS = ['lines', 'bars', 'distribution'] as const

/** The number of captured sessions by the day. */
export const NEW_TRENDS: TrendsDefinition = {
  series: [{ event: null, measure: { kind: 'sessions' } }],
  formula: '',
  interval: 'day',
  breakdown: null,
  isCompared: false,
  display: 'lines',
  sessions: { range: { kind: 'all' }, text: '', filter: NO_FILTER },
}

/**
 * A trend that came from an address, a row or a file. Throws a `FilterProblem` when it is none. A formula may still be
 * on its way to being one: `parseFormula` says what is missing.
 */
export function checkTrends(value: unknown): Omit<TrendsDefinition, 'sessions'> {
  const { series, formula = '', interval, breakdown = null, isCompared, display } = readRecord(value)
  if (!Array.isArray(series) || series.length < 1 || series.length > MAX_SERIES)
    throw new FilterProblem(`A trend has 1 to ${MAX_SERIES} series.`)
  if (typeof formula !== 'string' || formula.length > MAX_FORMULA_CHARACTERS)
    throw new FilterProblem('It has a formula that is none.')
  return {
    series: series.map((one) => checkSeries(one)),
    formula,
    interval: pick(INTERVALS, interval, 'It counts by a span of time that is not known here.'),
    breakdown: breakdown === null ? null : checkBreakdown(breakdown),
    isCompared: isCompared === true,
    display: pick(DISPLAYS, display, 'It is shown in a way that is not known here.'),
  }
}

function checkSeries(value: unknown): TrendsSeries {
  const { event, measure } = readRecord(value)
  const checked = { event: event === null ? null : checkEvent(event), measure: checkMeasure(measure) }
  if (checked.event === null && checked.measure.kind === 'event value')
    throw new FilterProblem('It asks for a value of events that it does not name.')
  return checked
}

function checkMeasure(value: unknown): TrendsMeasure {
  const { kind, per, field, statistic } = readRecord(value)
  switch (kind) {
    case 'total':
    case 'sessions':
    case 'persons':
      return { kind }
    case 'count':
      return { kind, per: per === 'person' ? 'person' : 'session', statistic: checkStatistic(statistic) }
    case 'session value':
      return {
        kind,
        field: pick(NUMBER_FIELDS, field, 'It asks for a number that sessions do not have.'),
        statistic: checkStatistic(statistic),
      }
    case 'event value':
      return { kind, field: checkProperName(field), statistic: checkStatistic(statistic) }
    default:
      throw new FilterProblem('It measures something that is not known here.')
  }
}

const checkStatistic = (value: unknown): Statistic =>
  pick(STATISTICS, value, 'It asks for a statistic that is not known here.')

export const TRENDS: InsightSpec<TrendsDefinition> = { kind: 'trends', fresh: NEW_TRENDS, check: checkTrends }
