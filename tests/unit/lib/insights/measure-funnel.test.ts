import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { ActorEvents, FunnelRules } from '@/lib/insights/funnel-rules'
import { binTimes, describeTimes, measureSteps } from '@/lib/insights/measure-funnel'
import { walkFunnel } from '@/lib/insights/walk-funnel'

const RULES: FunnelRules = { stepCount: 3, order: 'sequential', windowMs: 1_000, exclusions: [], optional: 0 }

/** `A`, `B`, `C` are the steps, small letters other events; ten ms apart. */
function actor(letters: string): ActorEvents {
  const names = Array.from(letters)
  return {
    at: names.map((_, index) => index * 10),
    steps: names.map((name) => (/[ABC]/.test(name) ? 1 << (name.charCodeAt(0) - 65) : 0)),
    exclusions: names.map(() => 0),
  }
}

function measureFunnel(actors: readonly ActorEvents[], rules: FunnelRules) {
  const walked = actors.map((one) => ({ actor: one, walk: walkFunnel(one, rules) }))
  return { steps: measureSteps(walked, rules.stepCount), walks: walked.map(({ walk }) => walk) }
}

describe('a measured funnel', () => {
  const { steps } = measureFunnel([actor('ABC'), actor('A.B'), actor('xA'), actor('xB')], RULES)

  test('counts who did each step and who came no further, each at the event that says so', () => {
    expect(steps.map(({ completed }) => completed.map((one) => one.actor))).toEqual([[0, 1, 2], [0, 1], [0]])
    expect(steps.map(({ droppedOff }) => droppedOff)).toEqual([
      [],
      [{ actor: 2, event: 1, at: 10 }],
      [{ actor: 1, event: 2, at: 20 }],
    ])
    expect(steps[2]!.completed).toEqual([{ actor: 0, event: 2, at: 20 }])
  })

  test('says which share that is', () => {
    expect(steps.map(({ conversion }) => conversion)).toEqual([1, 2 / 3, 1 / 3])
    expect(steps.map(({ relativeConversion }) => relativeConversion)).toEqual([undefined, 2 / 3, 1 / 2])
    expect(measureFunnel([], RULES).steps[0]).toMatchObject({ conversion: undefined, completed: [] })
  })

  test('and how long it took from the step before', () => {
    expect(steps.map(({ timesMs }) => timesMs)).toEqual([[], [10, 20], [10]])
    expect(describeTimes([10, 20])).toEqual({ median: 15, p75: 17.5, p95: 19.5 })
    expect(describeTimes([]).median).toBeUndefined()
  })

  test('from a step that was left out the time counts from the one before', () => {
    const { steps: some } = measureFunnel([actor('A.C')], { ...RULES, optional: 0b010 })
    expect(some.map(({ completed, droppedOff }) => [completed.length, droppedOff.length])).toEqual([
      [1, 0],
      [0, 0],
      [1, 0],
    ])
    expect(some[2]!.timesMs).toEqual([20])
  })

  test('whatever happened, who did a step either did the next or dropped off there', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'x'), maxLength: 8 }), { maxLength: 10 })
    fc.assert(
      fc.property(lines, fc.constantFrom('sequential', 'strict', 'any'), fc.nat(80), (all, order, windowMs) => {
        const { steps: some, walks } = measureFunnel(all.map(actor), { ...RULES, order, windowMs })
        for (let step = 1; step < 3; step += 1) {
          const before = some[step - 1]!.completed.length
          expect(some[step]!.completed.length + some[step]!.droppedOff.length).toBe(before)
          expect(some[step]!.completed.length).toBe(walks.filter(({ reached }) => reached > step).length)
        }
      }),
    )
  })
})

test('times are binned by the cube root of their number, all of them', () => {
  expect(binTimes([5, 5])).toEqual([
    { fromMs: 5, toMs: 60_005, count: 2 },
    { fromMs: 60_005, toMs: 120_005, count: 0 },
  ])
  fc.assert(
    fc.property(fc.array(fc.nat(1e6), { maxLength: 200 }), (list) => {
      const bins = binTimes(list.toSorted((a, b) => a - b))
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(list.length)
      expect(bins.length).toBeLessThanOrEqual(60)
    }),
  )
})
