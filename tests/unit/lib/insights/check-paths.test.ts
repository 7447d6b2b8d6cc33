import { describe, expect, test } from 'vitest'

import { NEW_PATHS, PATHS } from '@/lib/insights/check-paths'
import { FUNNEL, NEW_FUNNEL } from '@/lib/insights/check-funnel'
import { readInsight, writeInsight } from '@/lib/insights/insight-address'
import type { PathsDefinition } from '@/lib/model/insight'

const GIVEN: PathsDefinition = {
  ...NEW_PATHS,
  of: 'events',
  start: '/a',
  end: 'Click Pay',
  stepCount: 20,
  groups: ['/plants/*'],
  cleaning: [{ pattern: '\\d+', replacement: ':id' }],
  excluded: ['/ad'],
}

test('an address holds all of paths', () => {
  expect(readInsight(PATHS, writeInsight(PATHS, GIVEN))).toEqual({ definition: GIVEN, problem: null })
})

test('an address holds what is asked of correlates', () => {
  const given = {
    ...NEW_FUNNEL,
    correlates: { of: 'properties' as const, side: 'failure' as const, minCount: 3, excluded: ['x'] },
  }
  expect(readInsight(FUNNEL, writeInsight(FUNNEL, given))).toEqual({ definition: given, problem: null })
})

describe('what are no paths is said, and new ones shown', () => {
  const { sessions: _sessions, ...given } = GIVEN
  test.each([
    ['of nothing known', { ...given, of: 'people' }, 'not known here'],
    ['of one step', { ...given, stepCount: 1 }, '2 to 20 steps'],
    ['of far too many steps', { ...given, stepCount: 21 }, '2 to 20 steps'],
    ['of half a step', { ...given, stepCount: 2.5 }, '2 to 20 steps'],
    ['without names', { ...given, nameCount: 0 }, '1 to 20 names'],
    ['with a weight that is none', { ...given, minWeight: '3' }, 'a number that is none'],
    ['with far too many groups', { ...given, groups: Array.from({ length: 51 }, () => '*') }, '50 rules'],
    ['with a rule that is none', { ...given, cleaning: ['x'] }, 'no definition'],
    ['with a name that is none', { ...given, start: 7 }, 'in the place of a name'],
  ])('%s', (_name, value, why) => {
    const { definition, problem } = readInsight(PATHS, new URLSearchParams({ paths: JSON.stringify(value) }).toString())
    expect([definition.of, problem]).toEqual(['pages', expect.stringContaining(why)])
  })
})
