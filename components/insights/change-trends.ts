import { MAX_SERIES } from '@/lib/insights/trends-rules'
import type { EventPattern } from '@/lib/model/filter'
import type { Statistic, TrendsDefinition, TrendsMeasure, TrendsSeries } from '@/lib/model/insight'

type Change = Partial<TrendsDefinition>

export const canAddSeries = ({ series }: TrendsDefinition) => series.length < MAX_SERIES

export function addSeries({ series }: TrendsDefinition): Change {
  return { series: [...series, { event: { kind: 'page view', where: [] }, measure: { kind: 'total' } }] }
}

export const removeSeries = ({ series }: TrendsDefinition, place: number): Change => ({
  series: series.toSpliced(place, 1),
})

export const putSeries = ({ series }: TrendsDefinition, place: number, next: TrendsSeries): Change => ({
  series: series.with(place, next),
})

/** What was measured of another kind of event may not be there. */
export function setEvent({ event, measure }: TrendsSeries, next: EventPattern | null): TrendsSeries {
  const isSameKind = event !== null && event.kind === next?.kind && event.name === next.name
  if (isSameKind || measure.kind !== 'event value') return { event: next, measure }
  return { event: next, measure: next ? { kind: 'total' } : { kind: 'sessions' } }
}

/**
 * A measure as one word to choose by: `total`, `count person`, `session duration`, `event properties.price`.
 */
export function writeMeasure(measure: TrendsMeasure): string {
  if (measure.kind === 'count') return `count ${measure.per}`
  if (measure.kind === 'session value') return `session ${measure.field}`
  return measure.kind === 'event value' ? `event ${measure.field}` : measure.kind
}

/** And back, with the statistic of before. */
export function readMeasure(text: string, before: TrendsMeasure): TrendsMeasure {
  const statistic = 'statistic' in before ? before.statistic : 'median'
  const [, of, rest = ''] = /^(\w+) (.+)$/.exec(text) ?? []
  if (of === 'count') return { kind: 'count', per: rest === 'person' ? 'person' : 'session', statistic }
  if (of === 'session') return { kind: 'session value', field: rest as 'duration', statistic }
  if (of === 'event') return { kind: 'event value', field: rest, statistic }
  return text === 'sessions' || text === 'persons' ? { kind: text } : { kind: 'total' }
}

export function setStatistic(measure: TrendsMeasure, statistic: Statistic): TrendsMeasure {
  return 'statistic' in measure ? { ...measure, statistic } : measure
}
