import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { answerTrends, type TrendsAnswer } from '@/lib/insights/answer-trends'
import { NEW_TRENDS } from '@/lib/insights/check-trends'
import type { SessionEvent } from '@/lib/model/event'
import type { EventPattern } from '@/lib/model/filter'
import type { TrendsDefinition, TrendsMeasure } from '@/lib/model/insight'
import { NO_FILTER, type DateRange } from '@/lib/model/query'
import { NO_DEVICE } from '@/lib/model/session'

import { buildSession } from '../../../fixtures/rows'
import { fillLibrary } from './fill-library'

const { TZ } = process.env
beforeAll(() => void (process.env['TZ'] = 'Europe/Berlin'))
afterAll(() => {
  if (TZ === undefined) delete process.env['TZ']
  else process.env['TZ'] = TZ
})

const MINUTE_MS = 60_000
const local = (month: number, day: number, hour = 12, minute = 0) =>
  new Date(2026, month - 1, day, hour, minute).getTime()
const click: EventPattern = { kind: 'click', where: [] }

interface Visit {
  at: number
  seconds?: number
  person?: string
  browser?: string
  tags?: string[]
  clicks?: number
  vitals?: number[]
}

function ask(
  visits: Visit[],
  change: Partial<TrendsDefinition>,
  range: DateRange = { kind: 'all' },
  now = local(12, 1),
): TrendsAnswer {
  const given = visits.map(
    ({ at, seconds = 60, person = '', browser = 'Chrome 156', tags = [], clicks = 0, vitals = [] }, index) => {
      const id = `s${index}`
      const event = (kind: SessionEvent['kind'], place: number, extra: Partial<SessionEvent> = {}): SessionEvent => ({
        sessionId: id,
        windowId: 'w',
        pageId: 'p',
        at: at + place * 1_000,
        kind,
        label: '',
        role: '',
        selector: '',
        url: '',
        nodeId: 0,
        ...extra,
      })
      return {
        session: buildSession({
          id,
          startedAt: at,
          endedAt: at + seconds * 1_000,
          person,
          tags,
          device: { ...NO_DEVICE, browser },
        }),
        events: [
          ...Array.from({ length: clicks }, (_, place) => event('click', place)),
          ...vitals.map((value, place) => event('web vital', clicks + place, { label: 'LCP', value })),
        ],
        notes: '',
      }
    },
  )
  const people = [
    { id: 'bob', name: 'Bob', properties: {}, mergedInto: null },
    { id: 'old-bob', name: '', properties: {}, mergedInto: 'bob' },
  ]
  const sessions = { range, text: '', filter: NO_FILTER }
  return answerTrends(
    { ...NEW_TRENDS, ...change, sessions },
    fillLibrary({ given, world: { people, cohorts: [] } }),
    now,
  )
}

const of = (measure: TrendsMeasure, event: EventPattern | null = null) => ({ series: [{ event, measure }] })
const valuesOf = ({ lines }: TrendsAnswer, line = 0) => lines[line]!.points.map(({ value }) => value)

describe('a percentile', () => {
  const seconds = [15, 20, 35, 40, 50]
  const visits = seconds.map((each, index) => ({ at: local(11, 3) + index * MINUTE_MS, seconds: each }))
  const p = (statistic: 'median' | 'p90' | 'p95' | 'max' | 'min' | 'average') =>
    ask(visits, of({ kind: 'session value', field: 'duration', statistic })).lines[0]!.points[0]!

  test('is of type 7, and lists those at it or beyond it first, the largest first', () => {
    // 1 + 4 · 0.9 = 4.6: 40 + 0.6 · 10.
    const { value, selection, outlierCount } = p('p90')
    expect([value, outlierCount, selection.map((one) => one.value)]).toEqual([46, 1, [50, 40, 35, 20, 15]])
    expect(p('p95').value).toBeCloseTo(48, 12)
    expect(p('median')).toMatchObject({ value: 35, outlierCount: 3 })
  })

  test('at the ends is the largest or the smallest, and lists that end', () => {
    expect(p('max')).toMatchObject({ value: 50, outlierCount: 1 })
    expect(p('min')).toMatchObject({ value: 15, outlierCount: 1 })
    expect(p('min').selection[0]!.value).toBe(15)
  })

  test('a mean has no outliers', () => expect(p('average')).not.toHaveProperty('outlierCount'))

  test('a session with many events counts once', () => {
    const answer = ask(
      [
        { at: local(11, 3), seconds: 100, clicks: 9 },
        { at: local(11, 3), seconds: 20, clicks: 1 },
      ],
      of({ kind: 'session value', field: 'duration', statistic: 'average' }, click),
    )
    expect(valuesOf(answer)).toEqual([60])
  })

  test('of values of events is of all of them; a session is listed at the one furthest out, and opens there', () => {
    const vital: EventPattern = { kind: 'web vital', where: [] }
    const at = local(11, 3)
    const { points } = ask(
      [
        { at, vitals: [100, 900, 300] },
        { at, vitals: [200] },
      ],
      of({ kind: 'event value', field: 'value', statistic: 'median' }, vital),
    ).lines[0]!
    expect(points[0]).toMatchObject({ value: 250, outlierCount: 1 })
    expect(points[0]!.selection).toMatchObject([
      { sessionId: 's0', value: 900, startAt: at + 1_000 },
      { sessionId: 's1', value: 200 },
    ])
  })
})

describe('gaps', () => {
  const visits = [{ at: local(11, 3), clicks: 2 }, { at: local(11, 5) }]

  test('are where nothing was captured; where something was, a count is 0 and a statistic is a gap', () => {
    expect(valuesOf(ask(visits, of({ kind: 'total' }, click)))).toEqual([2, undefined, 0])
    expect(valuesOf(ask(visits, of({ kind: 'count', per: 'session', statistic: 'median' }, click)))).toEqual([
      2,
      undefined,
      undefined,
    ])
  })

  test('a session that goes on into the next day was captured there too', () => {
    expect(valuesOf(ask([{ at: local(11, 3, 23, 50), seconds: 1_200 }], {}))).toEqual([1, 0])
  })
})

test('events lie in the bucket in which they happened, the hour that comes twice too', () => {
  const autumn = Date.UTC(2026, 9, 25, 0, 30)
  const answer = ask(
    [
      { at: autumn, clicks: 1 },
      { at: autumn + 60 * MINUTE_MS, clicks: 3 },
      { at: autumn + 120 * MINUTE_MS, clicks: 1 },
    ],
    { ...of({ kind: 'total' }, click), interval: 'hour' },
  )
  expect(valuesOf(answer)).toEqual([1, 3, 1])
  expect(new Set(answer.places.map(({ from, to }) => to - from))).toEqual(new Set([60 * MINUTE_MS]))
})

test('a person counts once, whatever they were called; who is nobody is not counted', () => {
  const people = ['bob', 'old-bob', 'ada', '', ''].map((person) => ({ at: local(11, 3), person, clicks: 1 }))
  expect(valuesOf(ask(people, of({ kind: 'persons' }, click)))).toEqual([2])
  expect(ask(people, of({ kind: 'count', per: 'person', statistic: 'max' }, click)).lines[0]!.points[0]).toMatchObject({
    value: 2,
    selection: [{ actorId: 'bob', sessionId: 's0', value: 2 }, { actorId: 'ada' }],
  })
})

describe('a breakdown', () => {
  const visits = ['Chrome 156', 'Chrome 156', 'Firefox 153', 'Edge 1', ''].map((browser) => ({
    at: local(11, 3),
    browser,
  }))

  test('has a line for each of the values with the most behind them, and one for all others', () => {
    const { lines } = ask(visits, { breakdown: { property: { of: 'session', field: 'browser' }, top: 2 } })
    expect(lines.map(({ group, points }) => [group, points[0]!.value])).toEqual([
      ['Chrome 156', 2],
      ['', 1],
      [null, 2],
    ])
  })

  test('by tags has a session under each of its tags, and among the others once', () => {
    const tagged = [['a', 'b'], ['a', 'c', 'd'], []].map((tags) => ({ at: local(11, 3), tags, clicks: 1 }))
    const { lines } = ask(tagged, {
      ...of({ kind: 'total' }, click),
      breakdown: { property: { of: 'session', field: 'tag' }, top: 1 },
    })
    expect(lines.map(({ group, points }) => [group, points[0]!.value])).toEqual([
      ['a', 2],
      [null, 3],
    ])
  })
})

describe('a formula', () => {
  const series = [
    { event: click, measure: { kind: 'total' } as const },
    { event: null, measure: { kind: 'sessions' } as const },
  ]

  test('opens the sessions behind all of its series, each once', () => {
    const at = local(11, 3)
    const { lines } = ask(
      [
        { at, clicks: 3 },
        { at, clicks: 0 },
      ],
      { series, formula: 'A / B' },
    )
    expect(lines[0]!.points[0]).toMatchObject({ value: 1.5, selection: [{ sessionId: 's0' }, { sessionId: 's1' }] })
    expect(lines).toHaveLength(3)
  })

  test('is a gap where a series is one, or where it would divide by zero', () => {
    const answer = ask([{ at: local(11, 3) }, { at: local(11, 5), clicks: 1 }], { series, formula: 'B / A' })
    expect(valuesOf(answer)).toEqual([undefined, undefined, 1])
  })
})

describe('compared', () => {
  test('each day stands beside the one as many days before, also where the clocks were set', () => {
    const range: DateRange = { kind: 'days', from: '2026-03-29', to: '2026-03-30' }
    const visits = [local(3, 27), local(3, 28), local(3, 28), local(3, 29), local(3, 30)].map((at) => ({ at }))
    const answer = ask(visits, { isCompared: true }, range)
    const [line] = answer.lines
    expect([line!.points, line!.before].map((points) => points.map(({ value }) => value))).toEqual([
      [1, 1],
      [1, 2],
    ])
    expect(answer.placesBefore.map(({ from }) => from)).toEqual([local(3, 27, 0), local(3, 28, 0)])
  })

  test('all days have none before them', () => {
    const answer = ask([{ at: local(11, 3) }], { isCompared: true })
    expect([answer.placesBefore, answer.lines[0]!.before]).toEqual([[], []])
  })
})

describe('the range', () => {
  test('of the last days ends now, with gaps where nothing was captured', () => {
    const answer = ask([{ at: local(11, 29) }], {}, { kind: 'last', days: 3 }, local(12, 1))
    expect([answer.places.length, valuesOf(answer)]).toEqual([3, [1, undefined, undefined]])
  })

  test('of more than can be drawn keeps its end, and says so', () => {
    const answer = ask([{ at: local(1, 1) }, { at: local(11, 30) }], { interval: 'hour' })
    expect([answer.places.length, answer.isCut, valuesOf(answer).at(-1)]).toEqual([500, true, 1])
  })

  test('of no sessions has no places, or those that were asked for', () => {
    expect(ask([], {}).places).toEqual([])
    expect(ask([], {}, { kind: 'last', days: 2 }).places).toHaveLength(2)
    expect(ask([], {}, { kind: 'days', from: '0001-01-01', to: '9999-12-31' }).places).toHaveLength(500)
  })
})

test('a distribution has bins whose edges can be read, the sessions of each in its list', () => {
  const visits = [5, 5, 12, 38].map((seconds) => ({ at: local(11, 3), seconds }))
  const { places, lines } = ask(visits, {
    ...of({ kind: 'session value', field: 'duration', statistic: 'median' }),
    display: 'distribution',
  })
  expect(places).toEqual([
    { from: 0, to: 10 },
    { from: 10, to: 20 },
    { from: 20, to: 30 },
    { from: 30, to: 40 },
  ])
  expect(lines[0]!.points.map(({ selection }) => selection.map(({ sessionId }) => sessionId))).toEqual([
    ['s0', 's1'],
    ['s2'],
    [],
    ['s3'],
  ])
})
