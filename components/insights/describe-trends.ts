import { describeBytes } from '@/components/parts/describe-bytes'
import { describeDuration } from '@/components/parts/describe-duration'
import { SESSION_FIELD_WORDS } from '@/components/search/session-fields'
import type { TrendLine } from '@/lib/insights/answer-trends'
import type { Bucket } from '@/lib/insights/time-buckets'
import { SECOND_FIELDS, SERIES_LETTERS, unitOf } from '@/lib/insights/trends-rules'
import type { SessionField } from '@/lib/model/filter'
import type { Statistic, TimeInterval, TrendsDefinition, TrendsMeasure, TrendsSeries } from '@/lib/model/insight'

import { describeEvent } from './describe-event'

export const STATISTIC_WORDS: Record<Statistic, string> = {
  average: 'average',
  min: 'minimum',
  max: 'maximum',
  median: 'median',
  p75: 'p75',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
}

/** Whether its numbers are seconds. */
export const isOfSeconds = (measure: TrendsMeasure | undefined) =>
  measure?.kind === 'session value' && SECOND_FIELDS.some((field) => field === measure.field)

export const nameSeries = ({ event }: TrendsSeries) => (event ? describeEvent(event) : 'Captured sessions')

/** A field of a session without its unit, which stands at the number. */
export const nameField = (field: SessionField) => SESSION_FIELD_WORDS[field].name.replace(/ \((?:s|bytes)\)$/, '')

/** A field of an event as its pattern calls it. */
export const nameEventField = (field: string) => field.replace(/^properties\./, '')

/** What is measured: `total`, `unique persons`, `p95 of duration`. */
export function describeMeasure(measure: TrendsMeasure): string {
  switch (measure.kind) {
    case 'total':
      return 'total'
    case 'sessions':
      return 'sessions'
    case 'persons':
      return 'unique persons'
    case 'count':
      return `${STATISTIC_WORDS[measure.statistic]} per ${measure.per}`
    default: {
      const name =
        measure.kind === 'session value' ? nameField(measure.field).toLowerCase() : nameEventField(measure.field)
      return `${STATISTIC_WORDS[measure.statistic]} of ${name}`
    }
  }
}

/** What a distribution is of: the value of each, or how often it happened to each. */
export function describeValueOf(measure: TrendsMeasure): string {
  if (measure.kind === 'session value') return nameField(measure.field).toLowerCase()
  if (measure.kind === 'event value') return nameEventField(measure.field)
  return `times per ${unitOf(measure)}`
}

/** A line in a few words, by its letter: `A Page view /cart, total: Chrome 156`. */
export function nameLine(
  { series: place, group }: Pick<TrendLine, 'series' | 'group'>,
  definition: TrendsDefinition,
): string {
  const series = place === undefined ? undefined : definition.series[place]
  const isAlone = definition.series.length === 1
  const letter = place === undefined || isAlone ? '' : `${SERIES_LETTERS[place]} `
  const what = series ? `${letter}${nameMeasured(series, definition)}` : definition.formula
  if (group === undefined) return what
  return isAlone && series ? nameGroup(group) : `${what}: ${nameGroup(group)}`
}

/** A value of a breakdown: `null` is all that have no name of their own, the empty text no value. */
export function nameGroup(group: string | null): string {
  if (group === null) return 'all others'
  return group === '' ? 'none' : group
}

/** The same line in the days before; that comes first, for what is long is cut. */
export const nameBefore = (line: string) => `Before: ${line}`

function nameMeasured(series: TrendsSeries, { display }: TrendsDefinition): string {
  const { event, measure } = series
  if (display === 'distribution') return `${nameSeries(series)}, ${describeValueOf(measure)}`
  return event === null && measure.kind === 'sessions'
    ? nameSeries(series)
    : `${nameSeries(series)}, ${describeMeasure(measure)}`
}

/** A number of a measure with its unit; without a measure that of a formula. */
export function describeAmount(value: number, measure: TrendsMeasure | undefined): string {
  if (isOfSeconds(measure))
    return value < 60 ? `${describeFigure(value)} s` : describeDuration(Math.round(value) * 1_000)
  if (measure?.kind === 'session value' && measure.field === 'size') return describeBytes(value)
  if (measure?.kind === 'event value' && measure.field === 'duration') return `${describeFigure(value)} ms`
  return describeFigure(value)
}

/** What is small keeps three digits, what is large two after the point. */
function describeFigure(value: number): string {
  const digits = Math.abs(value) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 }
  return value.toLocaleString(undefined, digits)
}

const DAY: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' }
const HOUR: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** A span of time as it stands at an axis. */
export function describePlace({ from }: Bucket, interval: TimeInterval): string {
  if (interval === 'month') return format(from, { month: 'short', year: 'numeric' })
  return format(from, interval === 'hour' ? { ...DAY, ...HOUR } : DAY)
}

/** And by itself: with its year, its weekday, its end; an hour with its zone, since one comes twice. */
export function describePlaceInFull({ from, to }: Bucket, interval: TimeInterval): string {
  switch (interval) {
    case 'hour':
      return format(from, { ...DAY, year: 'numeric', ...HOUR, timeZoneName: 'short' })
    case 'day':
      return format(from, { weekday: 'short', year: 'numeric', ...DAY })
    case 'week':
      return formatter({ year: 'numeric', ...DAY }).formatRange(from, to - 1)
    default:
      return format(from, { month: 'long', year: 'numeric' })
  }
}

/** A bin of values. */
export function describeBin({ from, to }: Bucket, measure: TrendsMeasure | undefined): string {
  return `${describeAmount(from, measure)} to ${describeAmount(to, measure)}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** A formatter costs far more to build than to use. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(undefined, options)
  formatters.set(key, known)
  return known
}

const format = (at: number, options: Intl.DateTimeFormatOptions) => formatter(options).format(at)
