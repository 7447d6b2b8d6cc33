import { describe, expect, test } from 'vitest'

import { checkFunnel, FUNNEL as SPEC, NEW_FUNNEL } from '@/lib/insights/check-funnel'
import { readInsight, writeInsight } from '@/lib/insights/insight-address'
import type { FunnelDefinition } from '@/lib/model/insight'

const FUNNEL: FunnelDefinition = {
  steps: [
    { event: { kind: 'page view', where: [{ field: 'url', test: { is: 'path is', value: '/cart' } }] } },
    { event: { kind: 'custom', name: 'Seen', where: [] }, isOptional: true },
    { event: { kind: 'click', where: [] } },
  ],
  order: 'strict',
  windowMs: 90_000,
  unit: 'person',
  exclusions: [{ event: { kind: 'error', where: [] }, from: 0, to: 2 }],
  sessions: {
    range: { kind: 'last', days: 7 },
    text: 'fern',
    filter: { join: 'and', parts: [{ kind: 'person', test: { is: 'is', value: 'ada' } }] },
  },
}

test('an address holds all of a funnel', () => {
  expect(readInsight(SPEC, writeInsight(SPEC, FUNNEL))).toEqual({ definition: FUNNEL, problem: null })
})

test('and how it is shown', () => {
  const shown: FunnelDefinition = {
    ...FUNNEL,
    breakdown: { property: { of: 'person property', name: 'plan' }, attribution: 2, top: 3 },
    isCompared: true,
    display: 'trend',
    interval: 'week',
    trendStep: 1,
  }
  expect(readInsight(SPEC, writeInsight(SPEC, shown))).toEqual({ definition: shown, problem: null })
})

test('the address of one that was saved before it could be shown otherwise is still its own', () => {
  const address = writeInsight(SPEC, FUNNEL)
  expect(address).not.toContain('breakdown')
  expect(writeInsight(SPEC, readInsight(SPEC, address).definition)).toBe(address)
})

test('an address without one is a new funnel', () => {
  expect(readInsight(SPEC, '')).toEqual({ definition: NEW_FUNNEL, problem: null })
})

describe('what is no funnel is said, and a new one shown', () => {
  const { sessions: _sessions, ...given } = FUNNEL
  const split = (attribution: unknown) => {
    return { ...given, breakdown: { property: { of: 'person' }, top: 3, attribution } }
  }
  test.each([
    ['cut short', '{"steps":[', 'cut short'],
    ['no steps', { ...given, steps: [] }, '2 to 20 steps'],
    ['one step', { ...given, steps: given.steps.slice(1, 2) }, '2 to 20 steps'],
    ['far too many', { ...given, steps: Array.from({ length: 21 }, () => given.steps[0]) }, '2 to 20 steps'],
    ['an unknown order', { ...given, order: 'random' }, 'order'],
    ['no window', { ...given, windowMs: Number.NaN }, 'window'],
    ['a window of ages', { ...given, windowMs: 1e15 }, 'window'],
    ['an exclusion nowhere', { ...given, exclusions: [{ event: { kind: 'error' }, from: 2, to: 9 }] }, 'not there'],
    ['a split by nothing', { ...given, breakdown: { property: { of: 'weather' }, top: 3 } }, 'split by'],
    ['a split that is none', { ...given, breakdown: 'browser' }, 'no definition'],
    ['a split into thousands', { ...given, breakdown: { property: { of: 'person' }, top: 1e6 } }, '1 to 10 values'],
    ['a split by the value of no step', split(3), 'step that is not there'],
    ['a split by the value of half a step', split(0.5), 'step that is not there'],
    ['a split by the value of all', split('all'), 'step that is not there'],
    ['an unknown display', { ...given, display: 'pie' }, 'shown'],
    ['an unknown span', { ...given, display: 'trend', interval: 'eon' }, 'span of time'],
    ['the share of no step', { ...given, trendStep: 7 }, 'share of a step'],
    ['the share of the first step', { ...given, trendStep: 0 }, 'share of a step'],
    ['a step that is none', { ...given, steps: [1, 2] }, 'no definition'],
  ])('%s', (_name, value, why) => {
    const json = typeof value === 'string' ? value : JSON.stringify(value)
    const { definition, problem } = readInsight(SPEC, new URLSearchParams({ funnel: json }).toString())
    expect([definition.steps, problem]).toEqual([NEW_FUNNEL.steps, expect.stringContaining(why)])
  })

  test('the first and the last step are never left out', () => {
    const steps = given.steps.map((step) => ({ ...step, isOptional: true }))
    expect(checkFunnel({ ...given, steps }).steps.map(({ isOptional }) => isOptional)).toEqual([
      undefined,
      true,
      undefined,
    ])
  })
})
