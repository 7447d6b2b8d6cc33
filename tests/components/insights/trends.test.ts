import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'

import { listEventChoices, readBreakdown, writeProperty } from '@/components/insights/breakdown-choices'
import { readValues } from '@/components/insights/build-chart'
import {
  addSeries,
  canAddSeries,
  readMeasure,
  removeSeries,
  setEvent,
  writeMeasure,
} from '@/components/insights/change-trends'
import { dashOf, tokenOf } from '@/components/insights/chart-looks'
import { describeAmount, nameLine } from '@/components/insights/describe-trends'
import { listDrawn } from '@/components/insights/list-drawn'
import { listRows } from '@/components/insights/trends-table'
import { keyOf, TrendsModel } from '@/components/insights/trends-model'
import type { TrendsAnswer } from '@/lib/insights/answer-trends'
import { NEW_TRENDS, TRENDS } from '@/lib/insights/check-trends'
import { writeInsight } from '@/lib/insights/insight-address'
import type { BreakdownProperty, TrendsDefinition, TrendsMeasure } from '@/lib/model/insight'

const click = { kind: 'click', where: [] }
const MEASURES: TrendsMeasure[] = [
  { kind: 'total' },
  { kind: 'sessions' },
  { kind: 'persons' },
  { kind: 'count', per: 'person', statistic: 'p90' },
  { kind: 'session value', field: 'active time', statistic: 'max' },
  { kind: 'event value', field: 'properties.price in €', statistic: 'p95' },
]
const PROPERTIES: BreakdownProperty[] = [
  { of: 'person' },
  { of: 'person property', name: 'plan of 2026' },
  { of: 'session', field: 'time zone' },
  { of: 'event', field: 'properties.price in €' },
]
const trends = (change: Partial<TrendsDefinition> = {}): TrendsDefinition => ({ ...NEW_TRENDS, ...change })
const points = (...values: (number | undefined)[]) => values.map((value) => ({ value, selection: [] }))

describe('what is chosen from a list is what it was', () => {
  test.each(MEASURES)('$kind', (measure) => {
    const before = {
      kind: 'count',
      per: 'session',
      statistic: 'statistic' in measure ? measure.statistic : 'p99',
    } as const
    expect(readMeasure(writeMeasure(measure), before)).toEqual(measure)
  })
  test.each(PROPERTIES)('$of', (property) => {
    expect(readBreakdown(writeProperty(property), null)).toEqual({ property, top: 5 })
  })
  test('nothing', () => expect(readBreakdown('', { property: { of: 'person' }, top: 3 })).toBeNull())
})

describe('series', () => {
  test('are at the most five', () => {
    const full = trends({ series: Array.from({ length: 5 }, () => NEW_TRENDS.series[0]!) })
    expect([canAddSeries(trends()), canAddSeries(full)]).toEqual([true, false])
    expect([addSeries(trends()).series?.length, removeSeries(full, 4).series?.length]).toEqual([2, 4])
  })

  test('of another event do not keep a value that it has not', () => {
    const measure: TrendsMeasure = { kind: 'event value', field: 'duration', statistic: 'p95' }
    const series = { event: { kind: 'request', where: [] }, measure }
    expect(setEvent(series, click).measure).toEqual({ kind: 'total' })
    expect(setEvent(series, null).measure).toEqual({ kind: 'sessions' })
    const narrowed = { kind: 'request', where: [{ field: 'status', test: { is: 'is' as const, value: 500 } }] }
    expect(setEvent(series, narrowed).measure).toEqual(measure)
  })

  test('are split by what their events have', () => {
    const names = listEventChoices([{ event: click }], ['plan']).map(({ name }) => name)
    expect(names).toEqual(['label', 'role', 'page', 'plan'])
  })
})

describe('in words', () => {
  test.each([
    [12.345, undefined, '12.35'],
    [0.012_34, undefined, '0.0123'],
    [4.05, MEASURES[4], '4.05 s'],
    [272.6, MEASURES[4], '4 m 33 s'],
    [1_200, { kind: 'event value', field: 'duration', statistic: 'p95' } as const, '1,200 ms'],
    [4_200, { kind: 'session value', field: 'size', statistic: 'max' } as const, '4.2 kB'],
  ])('%d', (value, measure, words) => expect(describeAmount(value, measure)).toBe(words))

  test('a line has its letter where there are several, and its value where it is one of many', () => {
    const one = trends({ series: [{ event: click, measure: { kind: 'total' } }] })
    const two = { ...trends(addSeries(one)), formula: 'A / B' }
    expect([
      nameLine({ series: 0 }, one),
      nameLine({ series: 1 }, two),
      nameLine({}, two),
      nameLine({ series: 0, group: '' }, one),
      nameLine({ series: 0, group: null }, two),
    ]).toEqual(['Click, total', 'B Page view, total', 'A / B', 'none', 'A Click, total: all others'])
  })
})

describe('the chart', () => {
  const answer: TrendsAnswer = {
    places: [1, 2, 3].map((from) => ({ from, to: from + 1 })),
    placesBefore: [],
    lines: [
      { points: points(1, undefined, 0), before: [] },
      { series: 0, points: points(3, undefined, 0), before: points(1, 2, 3) },
    ],
    isCut: false,
  }

  test('has a gap where there is nothing, and 0 where there is none', () => {
    expect(readValues({ lines: listDrawn(answer, trends()), placeCount: 3 })).toEqual([
      [0, 1, 2],
      [1, null, 0],
      [3, null, 0],
      [1, 2, 3],
    ])
  })

  test('shows of a formula only what it gives; the table has all of it', () => {
    expect(listDrawn(answer, trends({ formula: 'A' })).map(({ isInChart }) => isInChart)).toEqual([true, false, false])
  })

  test('gives no two lines the same look, nor a line and the days before it', () => {
    const looks = Array.from(
      { length: 30 },
      (_, look) => `${tokenOf(look)} ${dashOf({ look, isBefore: false }).join(' ')}`,
    )
    expect(new Set(looks).size).toBe(30)
    expect(dashOf({ look: 1, isBefore: true })).not.toEqual(dashOf({ look: 1, isBefore: false }))
  })

  test('is beside a table in which a run of gaps is one row', () => {
    const lines = [
      { points: points(undefined, 1, undefined, undefined, 0) },
      { points: points(undefined, undefined, undefined, undefined, 4) },
    ]
    expect(listRows(lines, 5)).toEqual([
      { first: 0, count: 1 },
      { first: 1, count: 0 },
      { first: 2, count: 2 },
      { first: 4, count: 0 },
    ])
  })
})

test('a percentile opens its outliers with their values, and everything when asked', async () => {
  const selection = [5, 4, 1].map((value) => ({ actorId: `s${value}`, sessionId: `s${value}`, startAt: 0, value }))
  const line = { series: 0, points: [{ value: 3.8, selection, outlierCount: 2 }], before: [] }
  const definition = trends({
    series: [{ event: click, measure: { kind: 'count', per: 'session', statistic: 'p75' } }],
  })
  const model = new TrendsModel({
    address: signal(writeInsight(TRENDS, definition)),
    go: () => {},
    version: signal(0),
    readSessions: async () => [],
    trends: async () => ({ places: [{ from: 7, to: 8 }], placesBefore: [], lines: [line], isCut: false }),
  })
  const stop = model.opened.subscribe(() => {})
  await new Promise((resolve) => setTimeout(resolve))
  model.open({ line: keyOf(line), from: 7, isBefore: false, isWhole: false })
  const { selection: outliers, describeValue, views } = model.opened.value!
  expect([outliers.length, describeValue?.(5)]).toEqual([2, '5 events'])
  views!.onValue('whole')
  expect(model.opened.value?.selection).toHaveLength(3)
  stop()
})
