import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'

import { listConversions, readConversionParts } from '@/components/insights/list-conversions'
import { FunnelModel, type ShownFunnel } from '@/components/insights/funnel-model'
import type { FunnelPlace } from '@/components/insights/funnel-places'
import { listBars, listParts } from '@/components/insights/list-parts'
import { writeFunnelRows } from '@/components/insights/write-funnel-rows'
import type { AnsweredStep } from '@/lib/insights/answer-funnel'
import { FUNNEL, NEW_FUNNEL } from '@/lib/insights/check-funnel'
import { writeInsight } from '@/lib/insights/insight-address'
import { count, type Counted } from '@/lib/insights/selection'

const NO_TIMES = { median: undefined, p75: undefined, p95: undefined }
const list = (...ids: string[]): Counted => count(ids.map((id) => ({ actorId: id, sessionId: id, startAt: 1 })))
const step = (completed: Counted, droppedOff = list(), conversion = 1): AnsweredStep => {
  return { completed, droppedOff, conversion, relativeConversion: undefined, times: NO_TIMES, distribution: [] }
}
const SPLIT: ShownFunnel = {
  definition: {
    ...NEW_FUNNEL,
    breakdown: { property: { of: 'session', field: 'browser' }, attribution: 'first', top: 1 },
    isCompared: true,
  },
  steps: [step(list('a', 'b')), step(list('a'), list('b'), 0.5)],
  before: [step(list('c')), step(list(), list('c'), 0)],
  groups: [
    {
      group: 'Chrome',
      steps: [step(list('a')), step(list('a'))],
      before: [step(list('c')), step(list(), list('c'), 0)],
    },
    { group: null, steps: [step(list('b')), step(list(), list('b'), 0)], before: [step(list()), step(list())] },
  ],
  excludedIds: [],
}
const TREND: ShownFunnel = {
  ...SPLIT,
  definition: { ...SPLIT.definition, display: 'trend', interval: 'month' },
  trend: {
    places: [{ from: Date.UTC(2026, 10, 1, 12), to: Date.UTC(2026, 11, 1, 12) }],
    placesBefore: [{ from: Date.UTC(2026, 9, 1, 12), to: Date.UTC(2026, 10, 1, 12) }],
    lines: [
      {
        group: 'Chrome',
        points: [{ began: list('a'), completed: list('a'), share: 1 }],
        before: [{ began: list(), completed: list(), share: undefined }],
      },
    ],
    isCut: false,
  },
}

describe('parts', () => {
  test('are all, then each value, each before its days before; bars are those of the values', () => {
    const parts = listParts(SPLIT)
    expect(parts.map(({ name }) => name)).toEqual([
      'All',
      'Before: All',
      'A Chrome',
      'Before: A Chrome',
      'B all others',
      'Before: B all others',
    ])
    expect(listBars(parts).map(({ look, isBefore }) => [look, isBefore])).toEqual([
      [0, false],
      [0, true],
      [1, false],
      [1, true],
    ])
    const whole = listParts({ ...SPLIT, groups: [], before: [] })
    expect([whole.length, listBars(whole).length]).toEqual([1, 1])
  })
})

describe('as a table', () => {
  test('a funnel says of each row of whom and of when it is, where there are several', () => {
    const rows = writeFunnelRows(SPLIT)
    expect(rows[0]?.slice(0, 5)).toEqual(['Value', 'Days', 'Step', 'Event', 'Completed'])
    expect(
      rows.slice(1).map(([value, days, place, , completed, droppedOff]) => [value, days, place, completed, droppedOff]),
    ).toEqual([
      ['All', 'these', 1, 2, undefined],
      ['All', 'these', 2, 1, 1],
      ['All', 'before', 1, 1, undefined],
      ['All', 'before', 2, 0, 1],
      ['Chrome', 'these', 1, 1, undefined],
      ['Chrome', 'these', 2, 1, 0],
      ['Chrome', 'before', 1, 1, undefined],
      ['Chrome', 'before', 2, 0, 1],
      ['all others', 'these', 1, 1, undefined],
      ['all others', 'these', 2, 0, 1],
      ['all others', 'before', 1, 0, undefined],
      ['all others', 'before', 2, 0, 0],
    ])
    expect(writeFunnelRows({ ...SPLIT, groups: [], before: [] })[0]?.[0]).toBe('Step')
  })

  test('a trend has who began, who converted and the share of each line', () => {
    expect(writeFunnelRows(TREND)).toEqual([
      [
        'From',
        'To',
        'Chrome, began',
        'Chrome, completed',
        'Chrome, share',
        'Before: Chrome, began',
        'Before: Chrome, completed',
        'Before: Chrome, share',
      ],
      ['2026-11-01T12:00:00.000Z', '2026-12-01T12:00:00.000Z', 1, 1, 1, 0, 0, undefined],
    ])
  })
})

test('the chart of a trend draws shares, and a gap where nobody began', () => {
  const lines = listConversions(TREND.trend!, TREND.definition)
  expect(lines.map(({ name, isBefore, points }) => [name, isBefore, points.map(({ value }) => value)])).toEqual([
    ['Chrome', false, [1]],
    ['Before: Chrome', true, [undefined]],
  ])
  const { yName, describe: describeShare } = readConversionParts(lines, TREND.trend!, TREND.definition)
  expect([yName, describeShare(2 / 3)]).toEqual(['completed step 2', '66.7%'])
})

describe('a number lists those behind it', () => {
  const { key } = listConversions(TREND.trend!, TREND.definition)[0]!
  const { from } = TREND.trend!.places[0]!
  test.each<[string, ShownFunnel, FunnelPlace, string[]]>([
    ['Completed step 1', SPLIT, { step: 0, side: 'completed', group: undefined, isBefore: false }, ['a', 'b']],
    [
      'Dropped off before step 2: all others',
      SPLIT,
      { step: 1, side: 'droppedOff', group: null, isBefore: false },
      ['b'],
    ],
    ['Before: Completed step 1: Chrome', SPLIT, { step: 0, side: 'completed', group: 'Chrome', isBefore: true }, ['c']],
    ['Began November 2026: Chrome', TREND, { line: key, from, side: 'began', isBefore: false }, ['a']],
    [
      'Before: Completed step 2, began October 2026: Chrome',
      TREND,
      { line: key, from, side: 'completed', isBefore: true },
      [],
    ],
  ])('%s', async (title, { definition, ...answer }, place, ids) => {
    const model = new FunnelModel({
      address: signal(writeInsight(FUNNEL, definition)),
      go: () => {},
      version: signal(0),
      readSessions: async () => [],
      funnel: async () => answer,
      correlates: () => Promise.reject(new Error('not asked')),
      suggestFunnels: async () => [],
    })
    const stop = model.opened.subscribe(() => {})
    await new Promise((resolve) => setTimeout(resolve))
    model.open(place)
    expect(model.opened.value?.title).toBe(title)
    expect(model.opened.value?.selection.map(({ actorId }) => actorId)).toEqual(ids)
    stop()
  })
})
