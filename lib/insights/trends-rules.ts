import { MEASURED_FIELDS, type SessionField } from '@/lib/model/filter'
import type { InsightUnit, TrendsMeasure } from '@/lib/model/insight'

/** What series are called in a formula. */
export const SERIES_LETTERS = ['A', 'B', 'C', 'D', 'E'] as const
export const MAX_SERIES = SERIES_LETTERS.length

/** More lines of one series are not told apart. */
export const MAX_BREAKDOWN_VALUES = 10
export const USUAL_BREAKDOWN_VALUES = 5

/** More points than this no chart has room for; the latest are kept. */
export const MAX_TREND_BUCKETS = 500

export const MAX_FORMULA_CHARACTERS = 200

/** Fields of sessions that are numbers. */
export const NUMBER_FIELDS = [
  ...MEASURED_FIELDS,
  'viewport width',
  'viewport height',
] as const satisfies readonly SessionField[]

/** Those that are seconds. */
export const SECOND_FIELDS = ['duration', 'active time'] as const satisfies readonly SessionField[]

/** Spans of time that people count by, s: up to a minute, an hour, a day. */
export const SECOND_STEPS: readonly number[] = [
  1,
  2,
  5,
  10,
  15,
  30,
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * 3_600),
]

/** What a measure lists: persons, or sessions. */
export function unitOf(measure: TrendsMeasure): InsightUnit {
  if (measure.kind === 'count') return measure.per
  return measure.kind === 'persons' ? 'person' : 'session'
}
