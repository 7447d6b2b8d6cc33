import { describe, expect, it } from 'vitest'

import type { Visit } from '@/lib/model/signal'
import { findReturns } from '@/lib/signals/find-returns'

const visit = (url: string, at: number, changes: Partial<Visit> = {}): Visit => {
  return { pageId: `page ${at}`, url, title: url.toUpperCase(), at, touchedAt: null, leftAt: null, ...changes }
}
const kinds = (...visits: Visit[]) => findReturns(visits).map(({ kind }) => kind)

describe('findReturns', () => {
  it('is of the page in between', () => {
    expect(findReturns([visit('a', 0), visit('b', 10_000), visit('a', 14_000)])).toEqual([
      {
        kind: 'u-turn',
        pageId: 'page 10000',
        at: 10_000,
        url: 'b',
        label: 'B',
        role: '',
        selector: '',
        nodeId: 0,
        durationMs: 4_000,
      },
    ])
  })

  it.each([
    ['within five seconds without a touch', ['u-turn'], [visit('a', 0), visit('b', 1_000), visit('a', 6_000)]],
    ['later than that', [], [visit('a', 0), visit('b', 1_000), visit('a', 6_001)]],
    ['touched', [], [visit('a', 0), visit('b', 1_000, { touchedAt: 1_500 }), visit('a', 3_000)]],
    ['touched, but quick', ['quick back'], [visit('a', 0), visit('b', 1_000, { touchedAt: 1_500 }), visit('a', 2_999)]],
    [
      'touched after the return',
      ['u-turn'],
      [visit('a', 0), visit('b', 1_000, { touchedAt: 4_000 }), visit('a', 3_000)],
    ],
    ['a third page', [], [visit('a', 0), visit('b', 1_000), visit('c', 2_000)]],
    ['with a page too many', [], [visit('a', 0), visit('b', 1_000), visit('c', 2_000), visit('a', 3_000)]],
    ['a reload', [], [visit('a', 0), visit('a', 1_000), visit('a', 2_000)]],
    ['a reload in between', ['u-turn'], [visit('a', 0), visit('b', 1_000), visit('b', 2_000), visit('a', 3_000)]],
    ['a redirect', [], [visit('a', 0), visit('b', 1_000), visit('a', 1_299)]],
    ['a redirect that answers slowly', [], [visit('a', 0), visit('b', 1_000, { leftAt: 1_001 }), visit('a', 2_000)]],
    [
      'by way of a redirect',
      ['u-turn'],
      [visit('a', 0), visit('r', 900), visit('b', 1_000), visit('r', 2_000, { leftAt: 2_010 }), visit('a', 2_500)],
    ],
    ['to and fro', ['u-turn', 'u-turn'], [visit('a', 0), visit('b', 1_000), visit('a', 2_000), visit('b', 3_000)]],
    ['nowhere', [], [visit('a', 0)]],
  ])('%s: %j', (_name, expected, visits) => {
    expect(kinds(...visits)).toEqual(expected)
  })
})
