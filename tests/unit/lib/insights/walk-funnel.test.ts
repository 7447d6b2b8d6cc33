import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { FUNNEL_ORDERS, type ActorEvents, type FunnelRules } from '@/lib/insights/funnel-rules'
import { walkFunnel } from '@/lib/insights/walk-funnel'

import { walkNaively } from './naive-funnel'

const HOUR_MS = 3_600_000

/** `A` is the first step, `B` the second; `AB` may be either, `x` is what is excluded, `.` is something else. */
function actor(line: string): ActorEvents {
  const events = line
    .trim()
    .split(/\s+/)
    .map((word, index) => {
      const [name = '', at] = word.split('@')
      const bits = Array.from(name).reduce(
        (all, letter) => (/[A-H]/.test(letter) ? all | (1 << (letter.charCodeAt(0) - 65)) : all),
        0,
      )
      return { at: at === undefined ? index * 10 : Number(at), steps: bits, exclusions: name.includes('x') ? 1 : 0 }
    })
  return {
    at: events.map((event) => event.at),
    steps: events.map((event) => event.steps),
    exclusions: events.map((event) => event.exclusions),
  }
}

const rules = (change: Partial<FunnelRules> = {}): FunnelRules => ({
  stepCount: 3,
  order: 'sequential',
  windowMs: HOUR_MS,
  exclusions: [],
  optional: 0,
  ...change,
})
const reached = (line: string, change: Partial<FunnelRules> = {}) => walkFunnel(actor(line), rules(change)).reached

describe('sequential', () => {
  test.each([
    ['one after another, whatever lies between', 'A . B . C', 3],
    ['a step that comes too early does not count', 'B A C', 1],
    ['one event is one step only', 'AB C', 1],
    ['of a step that may be two the one that leads on', 'A AB C', 3],
    ['events of one moment count in either order', 'B@5 A@5 C@9', 3],
    ['one event of one moment is one step still', 'AB@5 C@9', 1],
    ['nothing leads to nothing', '. .', 0],
  ])('%s', (_name, line, steps) => expect(reached(line)).toBe(steps))

  test('the window counts from the first step, both ends included', () => {
    expect(reached('A@0 B@60 C@100', { windowMs: 100 })).toBe(3)
    expect(reached('A@0 B@60 C@101', { windowMs: 100 })).toBe(2)
  })

  test('the first step done again begins anew', () => {
    expect(reached('A@0 A@50 B@60 C@140', { windowMs: 100 })).toBe(3)
    // The attempt that had come to B was another one.
    expect(reached('A@0 B@60 A@70 C@140', { windowMs: 100 })).toBe(2)
  })

  test('tells which events its steps are, of the first attempt that came so far', () => {
    expect(walkFunnel(actor('A A . B B C C'), rules()).events).toEqual([1, 3, 5])
    expect(walkFunnel(actor('A B A B'), rules()).events).toEqual([0, 1])
  })

  test('a step that may be left out is counted as left out, and done where it was done', () => {
    const change = { stepCount: 4, optional: 0b0110 }
    expect(walkFunnel(actor('A D'), rules(change)).events).toEqual([0, -1, -1, 1])
    expect(walkFunnel(actor('A C D'), rules(change)).events).toEqual([0, -1, 1, 2])
    expect(reached('A C', change)).toBe(3)
  })
})

describe('strict', () => {
  test.each([
    ['nothing lies between', 'A B C', 3],
    ['anything between breaks it', 'A . B C', 1],
    ['it can begin anew', 'A . A B C', 3],
    ['what is of the same moment is not between', 'A@0 .@0 B@10 .@10 C@20', 3],
  ])('%s', (_name, line, steps) => expect(reached(line, { order: 'strict' })).toBe(steps))
})

describe('any order', () => {
  test.each([
    ['whatever the order', 'C A B', 3],
    ['one event is one step', 'AB C', 2],
    ['what may be two is the one that nothing else is', 'AB A C', 3],
    ['twice the same is once', 'A A C', 2],
  ])('%s', (_name, line, steps) => expect(reached(line, { order: 'any' })).toBe(steps))

  test('within one window, wherever it begins', () => {
    expect(reached('C@0 A@60 B@120 C@150', { order: 'any', windowMs: 100 })).toBe(3)
    expect(reached('C@0 A@60 B@120', { order: 'any', windowMs: 100 })).toBe(2)
  })
})

describe('what is excluded', () => {
  const between = { exclusions: [{ from: 0, to: 1 }] }
  test.each([
    ['between its steps takes the actor out', 'A x B C', true],
    ['before the first it does not', 'x A B C', false],
    ['after the second it does not', 'A B x C', false],
    ['at the moment of a step it may be before or after', 'A@0 x@0 B@10 x@10 C@20', false],
    ['once all is done it does not', 'A B C x', false],
    ['of an attempt that is over it does not', 'A@0 x@7200001 A@7200002 B@7200003', false],
  ])('%s', (_name, line, isExcluded) => expect(walkFunnel(actor(line), rules(between)).isExcluded).toBe(isExcluded))

  test('of a longer range, wherever in it', () => {
    const change = { exclusions: [{ from: 0, to: 2 }] }
    expect(walkFunnel(actor('A B x C'), rules(change)).isExcluded).toBe(true)
    expect(walkFunnel(actor('A@0 B@10 x@10 C@20'), rules(change)).isExcluded).toBe(true)
    expect(walkFunnel(actor('A@0 B@10 x@20 C@20'), rules(change)).isExcluded).toBe(false)
  })
})

test.each(FUNNEL_ORDERS)('%s: as the definition says, for whatever happened', (order) => {
  const event = fc.record({ gap: fc.nat(3), steps: fc.nat(15), exclusions: fc.constantFrom(0, 0, 0, 1, 2) })
  const range = fc.constantFrom({ from: 0, to: 1 }, { from: 0, to: 2 }, { from: 1, to: 2 }, { from: 0, to: 3 })
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 7 }),
      fc.integer({ min: 2, max: 4 }),
      fc.nat(8),
      fc.array(range, { maxLength: 2 }),
      fc.nat(15),
      (list, stepCount, windowMs, ranges, optional) => {
        let now = 0
        const at = list.map(({ gap }) => (now += gap))
        const mask = (1 << stepCount) - 1
        const events = {
          at,
          steps: list.map(({ steps }) => steps & mask),
          exclusions: list.map((one) => one.exclusions),
        }
        const exclusions = ranges.filter(({ to }) => to < stepCount)
        const given = rules({ stepCount, order, windowMs, exclusions, optional: order === 'any' ? 0 : optional })
        const known = exclusions.length === 2 ? 3 : exclusions.length
        const sound = { ...events, exclusions: events.exclusions.map((bits) => bits & known) }
        const { reached: steps, isExcluded, events: chosen } = walkFunnel(sound, given)
        expect({ reached: steps, isExcluded }).toEqual(walkNaively(sound, given))
        expect(new Set(chosen.filter((one) => one >= 0)).size).toBe(chosen.filter((one) => one >= 0).length)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('what is asked most is walked a shorter way, to the same events', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 30 })
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 4 }),
      (bits, windowMs, stepCount) => {
        const events: ActorEvents = {
          at: bits.map((_, index) => index * 10),
          steps: bits.map((one) => one & ((1 << stepCount) - 1)),
          exclusions: bits.map(() => 0),
        }
        const plain = rules({ stepCount, windowMs })
        // Something that is excluded and never happens takes the longer way.
        const general = rules({ stepCount, windowMs, exclusions: [{ from: 0, to: 1 }] })
        expect(walkFunnel(events, plain)).toEqual(walkFunnel(events, general))
      },
    ),
    { numRuns: 2_000 },
  )
})
