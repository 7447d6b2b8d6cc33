import { describe, expect, test } from 'vitest'

import {
  addStep,
  canRemoveStep,
  moveStep,
  removeStep,
  replaceSteps,
  setUnit,
} from '@/components/insights/change-funnel'
import { describeEvent } from '@/components/insights/describe-event'
import { NEW_FUNNEL } from '@/lib/insights/check-funnel'
import type { EventPattern } from '@/lib/model/filter'
import type { FunnelDefinition } from '@/lib/model/insight'

const of = (kind: string): EventPattern => ({ kind, where: [] })
const funnel = (change: Partial<FunnelDefinition> = {}): FunnelDefinition => ({
  ...NEW_FUNNEL,
  steps: [{ event: of('a') }, { event: of('b'), isOptional: true }, { event: of('c') }],
  ...change,
})
const kinds = ({ steps = [] }: Partial<FunnelDefinition>) => steps.map(({ event }) => event.kind).join('')

describe('steps', () => {
  test('are added at the end and moved one place', () => {
    expect(kinds(addStep(funnel()))).toBe('abcpage view')
    expect(kinds(moveStep(funnel(), 0, 1))).toBe('bac')
    expect(moveStep(funnel(), 2, 1)).toEqual({})
  })

  test('that come to an end are not left out any more', () => {
    expect(moveStep(funnel(), 1, 1).steps).toEqual([{ event: of('a') }, { event: of('c') }, { event: of('b') }])
    expect(removeStep(funnel(), 0).steps?.[0]).toEqual({ event: of('b') })
  })

  test('that go take along what was excluded up to them, and the others keep their places', () => {
    const exclusions = [
      { event: of('x'), from: 0, to: 1 },
      { event: of('y'), from: 1, to: 2 },
      { event: of('z'), from: 0, to: 2 },
    ]
    const left = removeStep(funnel({ exclusions }), 1)
    expect([kinds(left), left.exclusions]).toEqual(['ac', [{ event: of('z'), from: 0, to: 1 }]])
  })

  test('that are named by their places are named by their new ones, and not at all once they are gone', () => {
    const breakdown = { property: { of: 'person' as const }, attribution: 2, top: 3 }
    const named = funnel({ breakdown, trendStep: 1 })
    const read = ({ breakdown: split, trendStep }: Partial<FunnelDefinition>) => [split?.attribution, trendStep]
    expect(read(moveStep(named, 2, -1))).toEqual([1, 2])
    expect(read(moveStep(named, 1, -1))).toEqual([2, undefined])
    expect(read(removeStep(named, 0))).toEqual([1, undefined])
    expect(read(removeStep(named, 2))).toEqual(['first', 1])
    expect(replaceSteps(named, [of('x'), of('y')])).toEqual({
      steps: [{ event: of('x') }, { event: of('y') }],
      exclusions: [],
      breakdown: { ...breakdown, attribution: 'first' },
      trendStep: undefined,
    })
    expect(Object.keys(removeStep(funnel({ breakdown: null }), 0))).toEqual(['steps', 'exclusions'])
  })

  test('are never fewer than two', () => {
    expect([funnel(), NEW_FUNNEL].map(canRemoveStep)).toEqual([true, false])
  })
})

test('another unit has another usual window; one that was chosen stays', () => {
  expect(setUnit(funnel(), 'person')).toEqual({ unit: 'person', windowMs: 14 * 86_400_000 })
  expect(setUnit(funnel({ windowMs: 5_000 }), 'person')).toEqual({ unit: 'person' })
})

test('an event is said in a few words', () => {
  const url = (is: 'path is' | 'contains', value: string) => ({ field: 'url', test: { is, value } })
  expect(
    [
      { kind: 'page view', where: [url('path is', '/cart')] },
      { kind: 'page view', where: [url('contains', 'cart')] },
      { kind: 'custom', name: 'Plant Bought', where: [] },
      of(''),
    ].map(describeEvent),
  ).toEqual(['Page view /cart', 'Page view page contains cart', 'Plant Bought', 'Any event'])
})
