import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { answerFunnel, type AnsweredStep } from '@/lib/insights/answer-funnel'
import { FUNNEL_ORDERS } from '@/lib/insights/funnel-rules'
import type { Counted } from '@/lib/insights/selection'
import { INTERVALS, type BreakdownProperty, type FunnelBreakdown, type FunnelDefinition } from '@/lib/model/insight'
import { ALL_SESSIONS } from '@/lib/model/query'
import { NO_DEVICE, type Session } from '@/lib/model/session'

import { T0 } from '../../../fixtures/rrweb-events'
import { library as randomLibrary } from '../search/random-library'
import { fillLibrary } from './fill-library'
import { fillLines } from './fill-lines'
import { groupNaively } from './naive-trends'

const NOW = T0 + 10 ** 9
const DAY_MS = 86_400_000
const of = (kind: string) => ({ event: { kind, where: [] } })
const LABEL: BreakdownProperty = { of: 'event', field: 'label' }

const funnel = (change: Partial<FunnelDefinition> = {}): FunnelDefinition => ({
  steps: [of('click'), of('input'), of('copy')],
  order: 'sequential',
  windowMs: 3_600_000,
  unit: 'session',
  exclusions: [],
  sessions: ALL_SESSIONS,
  ...change,
})
const by = (breakdown: Partial<FunnelBreakdown>): Partial<FunnelDefinition> => ({
  breakdown: { property: LABEL, attribution: 'first', top: 5, ...breakdown },
})
const countSteps = (steps: AnsweredStep[]) => steps.map(({ completed }) => completed.value)
const listIds = ({ selection }: Counted) => selection.map(({ actorId }) => actorId)

describe('a funnel that is split', () => {
  const library = fillLines(['click:red input:blue copy:green', 'click:red input:blue', 'click: input:blue', 'click:'])
  const split = (breakdown: Partial<FunnelBreakdown>) =>
    Object.fromEntries(
      answerFunnel(funnel(by(breakdown)), library, NOW).groups.map(({ group, steps }) => [
        String(group),
        countSteps(steps),
      ]),
    )

  test('by first touch takes the value of the first step done that has one', () => {
    expect(split({ attribution: 'first' })).toEqual({ red: [2, 2, 1], blue: [1, 1, 0], '': [1, 0, 0] })
  })

  test('by last touch that of the last', () => {
    expect(split({ attribution: 'last' })).toEqual({ blue: [2, 2, 0], green: [1, 1, 1], '': [1, 0, 0] })
  })

  test('by a step that of this step alone; who did not do it has none', () => {
    expect(split({ attribution: 0 })).toEqual({ red: [2, 2, 1], '': [2, 1, 0] })
    expect(split({ attribution: 2 })).toEqual({ green: [1, 1, 1], '': [3, 2, 0] })
  })

  test('into the values with the most who began, and all others as one', () => {
    expect(split({ attribution: 'first', top: 1 })).toEqual({ red: [2, 2, 1], null: [2, 1, 0] })
  })

  test('by what is of a session takes the session of the step; several tags are one value', () => {
    const device = (browser: string) => ({ ...NO_DEVICE, browser })
    const ada: Partial<Session>[] = [
      { person: 'ada', device: device('Chrome'), tags: ['new', 'bug'] },
      { person: 'ada', device: device('Firefox') },
    ]
    const visits = fillLines([
      { line: 'click:a', session: ada[0]! },
      { line: 'input:a', session: ada[1]! },
    ])
    const ask = (property: BreakdownProperty, attribution: FunnelBreakdown['attribution']) =>
      answerFunnel(
        funnel({ ...by({ property, attribution }), unit: 'person', windowMs: 10 * DAY_MS }),
        visits,
        NOW,
      ).groups.map(({ group }) => group)
    expect(ask({ of: 'session', field: 'browser' }, 'first')).toEqual(['Chrome'])
    expect(ask({ of: 'session', field: 'browser' }, 'last')).toEqual(['Firefox'])
    expect(ask({ of: 'session', field: 'browser' }, 2)).toEqual([''])
    expect(ask({ of: 'session', field: 'tag' }, 'last')).toEqual(['bug, new'])
  })
})

describe('the days before', () => {
  const library = fillLines(['click:red input:red', 'click:red', 'click:blue input:red', 'click:green'])
  const noon = new Date(T0 + 3 * DAY_MS).setHours(23, 0)

  test('are as many, and have the values of these days', () => {
    const sessions = { ...ALL_SESSIONS, range: { kind: 'last' as const, days: 2 } }
    const { steps, before, groups } = answerFunnel(
      funnel({ ...by({ top: 1 }), isCompared: true, sessions }),
      library,
      noon,
    )
    expect([countSteps(steps), countSteps(before)]).toEqual([
      [2, 1, 0],
      [2, 1, 0],
    ])
    expect(groups.map((part) => [part.group, countSteps(part.steps), countSteps(part.before)])).toEqual([
      ['blue', [1, 1, 0], [0, 0, 0]],
      [null, [1, 0, 0], [2, 1, 0]],
    ])
  })

  test('of all days there are none', () => {
    expect(answerFunnel(funnel({ isCompared: true }), library, noon).before).toEqual([])
  })
})

describe('conversion over time', () => {
  // A day each; the second goes on to the next day.
  const library = fillLines(['click:a input:a', 'click:a +86400 input:a', '', 'click:b', 'click:a input:b'])
  const noon = new Date(T0 + 4 * DAY_MS).setHours(23, 0)

  test('counts everybody where they began, and has a gap where nobody did', () => {
    const { trend } = answerFunnel(
      funnel({ display: 'trend', interval: 'day', trendStep: 1, windowMs: 2 * DAY_MS }),
      library,
      noon,
    )
    expect(trend?.lines.map(({ points }) => points.map(({ share }) => share))).toEqual([[1, 1, undefined, 0, 1]])
    expect(trend?.lines[0]?.points[1]?.completed.selection[0]?.startAt).toBe(T0 + 2 * DAY_MS + 2_000)
  })

  test('draws the last step unless another is chosen, a line for each value, and the days before', () => {
    const sessions = { ...ALL_SESSIONS, range: { kind: 'last' as const, days: 2 } }
    const { trend } = answerFunnel(
      funnel({ ...by({}), display: 'trend', steps: [of('click'), of('input')], isCompared: true, sessions }),
      library,
      noon,
    )
    const shares = trend?.lines.map(({ group, points, before }) => [
      group,
      points.map(({ share }) => share),
      before.map(({ share }) => share),
    ])
    expect(shares).toEqual([
      ['a', [undefined, 1], [0, undefined]],
      ['b', [0, undefined], [undefined, undefined]],
    ])
    expect(trend?.placesBefore.at(-1)?.to).toBe(trend?.places[0]?.from)
  })
})

const property = fc.constantFrom<BreakdownProperty>(
  { of: 'session', field: 'browser' },
  { of: 'session', field: 'tag' },
  { of: 'person' },
  { of: 'person property', name: 'plan' },
  { of: 'event', field: 'properties.plan' },
  LABEL,
)
const asked: fc.Arbitrary<FunnelDefinition> = fc.record({
  steps: fc.constantFrom(
    [of('page view'), of('click')],
    [of(''), { ...of('click'), isOptional: true as const }, of('')],
  ),
  order: fc.constantFrom(...FUNNEL_ORDERS),
  windowMs: fc.constantFrom(2_000, DAY_MS),
  unit: fc.constantFrom('session', 'person'),
  exclusions: fc.constantFrom([], [{ event: of('error').event, from: 0, to: 1 }]),
  breakdown: fc.record({
    property,
    attribution: fc.constantFrom<FunnelBreakdown['attribution']>('first', 'last', 0, 1),
    top: fc.integer({ min: 1, max: 3 }),
  }),
  isCompared: fc.boolean(),
  display: fc.constant('trend' as const),
  interval: fc.constantFrom(...INTERVALS),
  sessions: fc.constantFrom(
    ALL_SESSIONS,
    { ...ALL_SESSIONS, range: { kind: 'last' as const, days: 12 } },
    { ...ALL_SESSIONS, range: { kind: 'last' as const, days: 6 } },
  ),
})

describe('of any sessions', () => {
  test('the groups are the whole: everybody who began is in exactly one', () => {
    fc.assert(
      fc.property(randomLibrary, asked, (random, definition) => {
        const { steps, before, groups } = answerFunnel(definition, fillLibrary(random), NOW)
        const wholes = { steps, before }
        for (const era of ['steps', 'before'] as const)
          for (const [place, whole] of wholes[era].entries())
            for (const side of ['completed', 'droppedOff'] as const) {
              const parts = groups.map((part) => part[era][place]![side])
              expect(parts.flatMap(listIds).toSorted()).toEqual(listIds(whole[side]).toSorted())
              expect(parts.every(({ value, selection }) => value === selection.length)).toBe(true)
            }
        expect(groups.length).toBeLessThanOrEqual(definition.breakdown!.top + 1)
      }),
      { numRuns: 300 },
    )
  })

  test('who is in a group has its value at the step that is asked', () => {
    fc.assert(
      fc.property(randomLibrary, asked, property, (random, definition, one) => {
        const breakdown = { property: one, attribution: 0, top: 3 }
        const { steps, groups } = answerFunnel({ ...definition, breakdown }, fillLibrary(random), NOW)
        const known = new Set(groups.map(({ group }) => group))
        for (const { actorId, sessionId, startAt } of steps[0]!.completed.selection) {
          const given = random.given.find(({ session }) => session.id === sessionId)!
          const event = given.events.find(({ at }) => at === startAt)!
          const value =
            one === LABEL
              ? event.label
              : groupNaively(one, { given, event, at: startAt }, random.world).toSorted().join(', ')
          const wanted = known.has(value) ? value : null
          const own = groups.find(({ group }) => group === wanted)
          expect(own && listIds(own.steps[0]!.completed)).toContain(actorId)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the spans of time are the whole: those who began in each are those who did the first step', () => {
    fc.assert(
      fc.property(randomLibrary, asked, (random, definition) => {
        const { steps, before, trend } = answerFunnel(definition, fillLibrary(random), NOW)
        const points = trend!.lines.flatMap((line) => line.points)
        expect(points.flatMap(({ began }) => listIds(began)).toSorted()).toEqual(
          listIds(steps[0]!.completed).toSorted(),
        )
        expect(points.flatMap(({ completed }) => listIds(completed)).toSorted()).toEqual(
          listIds(steps.at(-1)!.completed).toSorted(),
        )
        const earlier = trend!.lines.flatMap((line) => line.before.flatMap(({ began }) => listIds(began)))
        expect(earlier.toSorted()).toEqual(before[0] ? listIds(before[0].completed).toSorted() : [])
        for (const { share, began, completed } of points)
          expect(share).toBe(began.value > 0 ? completed.value / began.value : undefined)
      }),
      { numRuns: 300 },
    )
  })
})
