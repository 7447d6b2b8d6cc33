import { describe, expect, test } from 'vitest'

import { findCorrelates, type Outcome } from '@/lib/insights/find-correlates'

const outcomes = (count: number, hasConverted: boolean, namesOf: (index: number) => string[]): Outcome[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `${hasConverted}-${index}`
    const had = new Map(namesOf(index).map((name) => [name, { actorId: id, sessionId: id, startAt: index }]))
    return { hasConverted, had }
  })

describe('correlates', () => {
  const worked = [
    ...outcomes(100, true, (index) => (index < 40 ? ['h'] : [])),
    ...outcomes(200, false, (index) => (index < 10 ? ['h'] : [])),
  ]

  test('the worked example', () => {
    const { success, failure, total } = findCorrelates(worked)
    expect(total).toEqual({ success: 100, failure: 200 })
    expect(success.map(({ name, succeeded, failed }) => [name, succeeded.length, failed.length])).toEqual([
      ['h', 40, 10],
    ])
    expect(success[0]!.odds.ratio).toBeCloseTo(7831 / 671, 12)
    expect(success[0]!.odds.ratio.toFixed(2)).toBe('11.67')
    expect(failure).toEqual([])
  })

  test('what is excluded is none', () => {
    const { success, rareCount } = findCorrelates(worked, { excluded: ['h'] })
    expect([success, rareCount]).toEqual([[], 0])
  })

  test('what fewer than a fiftieth had is left out, and said; a number of one’s own is kept to', () => {
    const rare = outcomes(200, false, (index) => [...(index < 6 ? ['often'] : []), ...(index < 5 ? ['rare'] : [])])
    const all = [...outcomes(100, true, () => []), ...rare]
    const found = findCorrelates(all)
    expect([found.failure.map(({ name }) => name), found.leastCount, found.rareCount]).toEqual([['often'], 6, 1])
    expect(findCorrelates(all, { minCount: 5 }).failure.map(({ name }) => name)).toEqual(['often', 'rare'])
    expect(findCorrelates(all, { minCount: 7 }).rareCount).toBe(2)
  })

  test('what both sides had alike says nothing, however unlike they are in number', () => {
    const all = [
      ...outcomes(20, true, (index) => ['everybody', ...(index < 5 ? ['a quarter'] : [])]),
      ...outcomes(2_000, false, (index) => [
        'everybody',
        ...(index < 500 ? ['a quarter'] : []),
        ...(index < 30 ? ['few'] : []),
      ]),
    ]
    const { success, failure, rareCount } = findCorrelates(all)
    expect([success, failure, rareCount]).toEqual([[], [], 0])
  })

  test('when nobody converted or nobody dropped off there are none', () => {
    expect(findCorrelates(outcomes(50, true, () => ['h']))).toMatchObject({ success: [], failure: [] })
    expect(findCorrelates([])).toMatchObject({ success: [], failure: [], leastCount: 1 })
  })

  test('ten on each side, the strongest first', () => {
    const names = Array.from({ length: 12 }, (_, index) => `name-${index}`)
    const all = [
      ...outcomes(40, true, (index) => names.filter((_, place) => index < 20 + place)),
      ...outcomes(40, false, () => []),
    ]
    const { success } = findCorrelates(all)
    expect(success).toHaveLength(10)
    expect(success[0]!.name).toBe('name-11')
    expect(success.map(({ odds }) => odds.ratio)).toEqual(
      success.map(({ odds }) => odds.ratio).toSorted((a, b) => b - a),
    )
  })
})
