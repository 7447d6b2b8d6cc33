import { describe, expect, test } from 'vitest'

import { cutEvents } from '@/lib/replay/state/cut-events'

import { bodyOf, increment, mutation, page, pageAt, text } from './page'

const change = (timestamp: number) => mutation(timestamp, { texts: [{ id: 5, value: `at ${timestamp}` }] })
const adopt = (timestamp: number, styleIds: number[], ...defined: number[]) =>
  increment(15, timestamp, {
    id: 1,
    styleIds,
    styles: defined.map((styleId) => ({ styleId, rules: [{ rule: `.s${styleId}{}`, index: 0 }] })),
  })
const stylesOf = (events: ReturnType<typeof cutEvents>) =>
  events.flatMap(({ data, timestamp }) =>
    'styles' in (data as object) ? [[timestamp, (data as { styles: object[] }).styles]] : [],
  )

describe('what is kept of a page', () => {
  const events = [...page(text(5, 'first')), change(2_000), change(3_000), change(4_000)]

  test('begins with its state and goes on from there', () => {
    const cut = cutEvents(events, 2_500, 3_500)
    expect(cut.map((event) => event.timestamp)).toEqual([2_500, 2_500, 3_000])
    expect([bodyOf(cut, 2_500), bodyOf(cut)]).toEqual(['body("at 2000")', 'body("at 3000")'])
    expect(JSON.stringify(cut)).not.toMatch(/first|at 4000/)
  })

  test('has what happened at the moment once', () => {
    expect(cutEvents(events, 3_000).map((event) => event.timestamp)).toEqual([3_000, 3_000, 4_000])
  })

  test('is all of it when it began later', () => {
    expect(cutEvents(events, 500)).toEqual(events)
  })

  test('has no position of the pointer from before', () => {
    const move = increment(1, 2_600, {
      positions: [-400, -50].map((timeOffset) => ({ x: timeOffset, y: 0, id: 5, timeOffset })),
    })
    const cut = cutEvents([...page(text(5, 'a')), move], 2_500)
    expect(cut.at(-1)?.data).toMatchObject({ positions: [{ x: -50 }] })
    expect(cut.at(-2)?.data).toMatchObject({ positions: [{ x: -400, timeOffset: 0 }] })
    expect(cutEvents([...page(text(5, 'a')), move], 2_580)).toHaveLength(3)
  })
})

describe('a constructed sheet that was put aside', () => {
  const events = [...page(), adopt(2_000, [1], 1), adopt(2_100, [2], 2), adopt(4_000, [1, 2]), adopt(5_000, [1])]

  test('is defined where it is adopted again, as it is by then', () => {
    const late = increment(8, 3_000, { styleId: 1, adds: [{ rule: '.late{}', index: 1 }] })
    const cut = cutEvents([...events, late], 2_500)
    const first = {
      styleId: 1,
      rules: [
        { rule: '.s1{}', index: 0 },
        { rule: '.late{}', index: 1 },
      ],
    }
    expect(stylesOf(cut)).toEqual([
      [2_500, [{ styleId: 2, rules: [{ rule: '.s2{}', index: 0 }] }]],
      [4_000, [first]],
      [5_000, []],
    ])
  })

  test('is not there when it does not come back', () => {
    expect(JSON.stringify(cutEvents(events, 2_500, 3_500))).not.toContain('.s1{}')
  })

  test('means another one after a full snapshot', () => {
    const cut = cutEvents([...events.slice(0, 4), ...pageAt(3_000), adopt(3_100, [1])], 2_500)
    expect(JSON.stringify(cut)).not.toContain('.s1{}')
  })
})
