import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { answerTrends } from '@/lib/insights/answer-trends'
import { NEW_TRENDS } from '@/lib/insights/check-trends'
import {
  INTERVALS,
  STATISTICS,
  type BreakdownProperty,
  type TrendsDefinition,
  type TrendsSeries,
} from '@/lib/model/insight'
import { ALL_SESSIONS } from '@/lib/model/query'

import { T0 } from '../../../fixtures/rrweb-events'
import { isGivenBy } from '../search/naive-search'
import { filter as randomFilter, library as randomLibrary } from '../search/random-library'
import { fillLibrary } from './fill-library'
import { countNaively, groupNaively } from './naive-trends'

const NOW = T0 + 10 ** 9

const round = (value: number | undefined) => value && Math.round(value * 1e9) / 1e9
const isAny = () => true
const sum = (values: readonly (number | undefined)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0)

const statistic = fc.constantFrom(...STATISTICS)
const series: fc.Arbitrary<TrendsSeries> = fc.record({
  event: fc.constantFrom(null, { kind: 'page view', where: [] }, { kind: 'click', where: [] }, { kind: '', where: [] }),
  measure: fc.oneof(
    fc.record({ kind: fc.constantFrom('total' as const, 'sessions' as const, 'persons' as const) }),
    fc.record({
      kind: fc.constant('count' as const),
      per: fc.constantFrom('session' as const, 'person' as const),
      statistic,
    }),
    fc.record({
      kind: fc.constant('session value' as const),
      field: fc.constantFrom('duration' as const, 'events' as const),
      statistic,
    }),
    fc.record({
      kind: fc.constant('event value' as const),
      field: fc.constantFrom('duration', 'value', 'properties.seats'),
      statistic,
    }),
  ),
})
const property = fc.constantFrom<BreakdownProperty>(
  { of: 'session', field: 'browser' },
  { of: 'session', field: 'tag' },
  { of: 'person' },
  { of: 'person property', name: 'plan' },
  { of: 'event', field: 'properties.plan' },
)
const definition: fc.Arbitrary<TrendsDefinition> = fc.record({
  series: fc.array(series, { minLength: 1, maxLength: 2 }),
  formula: fc.constant(''),
  interval: fc.constantFrom(...INTERVALS),
  breakdown: fc.option(fc.record({ property, top: fc.integer({ min: 1, max: 3 }) })),
  isCompared: fc.constant(false),
  display: fc.constant('lines' as const),
  sessions: randomFilter.map((filter) => ({ ...ALL_SESSIONS, filter })),
})

describe('a trend of any sessions', () => {
  test('has in every bucket of every line the number that its definition gives', () => {
    fc.assert(
      fc.property(randomLibrary, definition, (random, asked) => {
        const { places, lines } = answerTrends(asked, fillLibrary(random), NOW)
        const given = random.given.filter((one) => isGivenBy(asked.sessions.filter, one, random.world))
        const shown = new Set(lines.map(({ group }) => group))
        for (const { series: place, group, points } of lines) {
          for (const [index, { from, to }] of places.entries()) {
            const wanted = countNaively(asked.series[place!]!, given, random.world, (one) => {
              if (one.at < from || one.at >= to) return false
              if (!asked.breakdown) return true
              const groups = groupNaively(asked.breakdown.property, one, random.world)
              return group === null ? groups.some((each) => !shown.has(each)) : groups.includes(group!)
            })
            const isCaptured = given.some(
              ({ session, events }) =>
                session.startedAt < to && Math.max(session.endedAt, events.at(-1)?.at ?? 0) >= from,
            )
            expect(round(points[index]!.value)).toBe(isCaptured ? round(wanted) : undefined)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  test('lists behind each number what it is read from', () => {
    fc.assert(
      fc.property(randomLibrary, definition, (random, asked) => {
        for (const { series: place, points } of answerTrends(asked, fillLibrary(random), NOW).lines) {
          const { measure } = asked.series[place!]!
          for (const { value, selection, outlierCount } of points) {
            expect(new Set(selection.map(({ actorId }) => actorId)).size).toBe(selection.length)
            const values = selection.map((one) => one.value!)
            const counted = { sessions: selection.length, persons: selection.length, total: sum(values) }
            expect(value ?? 0).toBe('statistic' in measure ? (value ?? 0) : counted[measure.kind])
            const isLowFirst = 'statistic' in measure && measure.statistic === 'min'
            const inOrder = values.toSorted((a, b) => (isLowFirst ? a - b : b - a))
            expect(values).toEqual(inOrder)
            const isOut = (one: number) => (isLowFirst ? one <= value! : one >= value!)
            const isFirst = (index: number) => index < outlierCount!
            const isWrong = (one: number, index: number) => isOut(one) !== isFirst(index)
            expect(outlierCount === undefined ? [] : values.filter(isWrong)).toEqual([])
            expect(outlierCount ?? 1).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  test('distributed has each of its values in one bin', () => {
    fc.assert(
      fc.property(randomLibrary, definition, (random, asked) => {
        const one = { ...asked, breakdown: null, series: asked.series.slice(0, 1), display: 'distribution' as const }
        const { places, lines } = answerTrends(one, fillLibrary(random), NOW)
        const [{ event, measure }] = one.series as [TrendsSeries]
        const given = random.given.filter((each) => isGivenBy(asked.sessions.filter, each, random.world))
        const per = measure.kind === 'persons' || (measure.kind === 'count' && measure.per === 'person')
        const { points } = lines[0]!
        expect(points).toHaveLength(places.length)
        const isOfEvents = measure.kind === 'event value'
        const all = countNaively({ event, measure: { kind: per ? 'persons' : 'sessions' } }, given, random.world, isAny)
        const asMany = sum(points.map(({ value }) => value))
        // Of values not everybody has one.
        expect(asMany).toBe(isOfEvents ? asMany : all)
        for (const [index, { value, selection }] of points.entries()) {
          const { from, to } = places[index]!
          const values = selection.map((each) => each.value!)
          expect(value).toBe(isOfEvents ? sum(values) : selection.length)
          expect(isOfEvents || values.every((each) => each >= from && each < to)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

test('the definition new trends begin with counts sessions by the day', () => {
  fc.assert(
    fc.property(randomLibrary, (random) => {
      const { lines } = answerTrends(NEW_TRENDS, fillLibrary(random), NOW)
      expect(sum(lines[0]!.points.map(({ value }) => value))).toBe(random.given.length)
    }),
    { numRuns: 50 },
  )
})
