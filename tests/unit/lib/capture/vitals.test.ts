import { describe, expect, it, test } from 'vitest'

import { addInteraction, decideInp, NO_INTERACTIONS } from '@/lib/capture/vitals/interactions'
import { addShift, NO_SHIFTS } from '@/lib/capture/vitals/layout-shift'

describe('layout shifts', () => {
  const sum = (...shifts: [startTime: number, value: number][]) =>
    shifts.reduce((all, [startTime, value]) => addShift(all, { startTime, value }), NO_SHIFTS).worst

  it('count by the worst session of them', () => {
    expect(sum()).toBe(0)
    expect(sum([0, 1], [500, 2], [5_000, 1])).toBe(3)
    expect(sum([0, 1], [1_000, 2], [1_999, 4])).toBe(6)
  })

  it('are in one session for at most five seconds', () => {
    expect(sum(...Array.from({ length: 12 }, (_, index): [number, number] => [index * 900, 1]))).toBe(6)
  })
})

test('of few interactions the longest counts, of many one in fifty is left out', () => {
  const add = (count: number) => {
    let all = NO_INTERACTIONS
    for (let index = 0; index < count; index += 1) {
      all = addInteraction(all, { interactionId: 4_001 + index * 7, duration: index < 2 ? 1_000 - index * 100 : 50 })
    }
    return decideInp(all)
  }
  expect([0, 1, 49, 50, 99, 100].map(add)).toEqual([undefined, 1_000, 1_000, 900, 900, 50])
})

test('events of one interaction are one', () => {
  const press = addInteraction(NO_INTERACTIONS, { interactionId: 7, duration: 80 })
  const click = addInteraction(addInteraction(press, { interactionId: 7, duration: 64 }), {
    interactionId: 7,
    duration: 96,
  })
  expect(click.longest).toEqual([{ interactionId: 7, duration: 96 }])
})
