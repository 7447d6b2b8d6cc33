import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { decideBins } from '@/lib/insights/bin-cell'
import { NEW_TRENDS, TRENDS as SPEC } from '@/lib/insights/check-trends'
import { parseFormula } from '@/lib/insights/formula'
import { readInsight, writeInsight } from '@/lib/insights/insight-address'
import type { TrendsDefinition } from '@/lib/model/insight'

const TRENDS: TrendsDefinition = {
  series: [
    {
      event: { kind: 'web vital', where: [{ field: 'label', test: { is: 'is', value: 'LCP' } }] },
      measure: { kind: 'event value', field: 'value', statistic: 'p75' },
    },
    { event: null, measure: { kind: 'session value', field: 'active time', statistic: 'p95' } },
    { event: { kind: 'click', where: [] }, measure: { kind: 'count', per: 'person', statistic: 'average' } },
  ],
  formula: 'A / B',
  interval: 'week',
  breakdown: { property: { of: 'person property', name: 'plan' }, top: 3 },
  isCompared: true,
  display: 'bars',
  sessions: {
    range: { kind: 'last', days: 30 },
    text: 'fern',
    filter: { join: 'and', parts: [{ kind: 'person', test: { is: 'is', value: 'ada' } }] },
  },
}

test('an address holds all of a trend', () => {
  expect(readInsight(SPEC, writeInsight(SPEC, TRENDS))).toEqual({ definition: TRENDS, problem: null })
})

test('an address without one is a new trend', () => {
  expect(readInsight(SPEC, '')).toEqual({ definition: NEW_TRENDS, problem: null })
})

describe('what is no trend is said, and a new one shown', () => {
  const { sessions: _sessions, ...given } = TRENDS
  const measured = (measure: unknown) => ({ ...given, series: [{ event: null, measure }] })
  test.each([
    ['cut short', '{"series":[', 'cut short'],
    ['a number', '7', 'no definition'],
    ['no series', { ...given, series: [] }, '1 to 5 series'],
    ['far too many', { ...given, series: Array.from({ length: 6 }, () => given.series[0]) }, '1 to 5 series'],
    ['a series that is none', { ...given, series: [null] }, 'no definition'],
    ['an unknown measure', measured({ kind: 'magic' }), 'measures'],
    ['an unknown statistic', measured({ kind: 'count', per: 'session', statistic: 'p101' }), 'statistic'],
    ['a number that is a text', measured({ kind: 'session value', field: 'browser', statistic: 'p95' }), 'number'],
    ['a field of the prototype', measured({ kind: 'session value', field: '__proto__', statistic: 'p95' }), 'number'],
    ['a value of no event', measured({ kind: 'event value', field: 'value', statistic: 'p95' }), 'does not name'],
    ['a formula that is none', { ...given, formula: 7 }, 'formula'],
    ['a formula without end', { ...given, formula: 'A+'.repeat(200) }, 'formula'],
    ['an unknown span', { ...given, interval: 'eon' }, 'span of time'],
    ['a split by nothing', { ...given, breakdown: { property: { of: 'weather' }, top: 3 } }, 'split by'],
    ['a split into thousands', { ...given, breakdown: { property: { of: 'person' }, top: 1e6 } }, '1 to 10 values'],
    ['an unknown display', { ...given, display: 'pie' }, 'shown'],
  ])('%s', (_name, value, why) => {
    const json = typeof value === 'string' ? value : JSON.stringify(value)
    const { definition, problem } = readInsight(SPEC, new URLSearchParams({ trends: json }).toString())
    expect([definition.series, problem]).toEqual([NEW_TRENDS.series, expect.stringContaining(why)])
  })
})

describe('formulas', () => {
  const evaluate = (text: string, values: (number | undefined)[] = [6, 3, 2]) => {
    const parsed = parseFormula(text, values.length)
    return parsed.ok ? parsed.formula.evaluate(values) : parsed.reason
  }
  test.each([
    ['A', 6],
    ['a+b*c', 12],
    ['(A + B) * C', 18],
    ['A - B - C', 1],
    ['A / B / C', 1],
    ['-A + 10', 4],
    ['A / B * 100', 200],
    ['A * .5', 3],
    ['A / (B - 3)', undefined],
    ['(A - A) / (B - B)', undefined],
  ])('%s is %s', (text, value) => expect(evaluate(text)).toBe(value))

  test('with a gap in it is a gap', () => expect(evaluate('A + B', [1, undefined])).toBeUndefined())

  test.each([
    ['', 'missing'],
    ['A +', 'missing'],
    ['(A', 'not closed'],
    ['A)', 'no place'],
    ['A B', 'no place'],
    ['D', 'no series D'],
    ['2 + 2', 'no series'],
    ['A; alert(1)', 'no place'],
    ['constructor', 'no series C'],
    ['A ** B', 'no place'],
    ['1e9 + A', 'no place'],
    [`${'('.repeat(150)}A`, 'not closed'],
  ])('%s is none', (text, reason) => {
    const parsed = parseFormula(text, text === 'constructor' ? 2 : 3)
    expect(parsed.ok ? '' : parsed.reason).toContain(reason)
  })

  test('are what JavaScript would make of them', () => {
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        fc.constantFrom('A', 'B', 'C', '2', '0.5'),
        fc.tuple(tie('text'), fc.constantFrom('+', '-', '*', '/'), tie('text')).map((parts) => `(${parts.join(' ')})`),
        fc.tuple(tie('text'), fc.constantFrom('+', '-', '*', '/'), tie('text')).map((parts) => parts.join(' ')),
      ),
    }))
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), (given, values) => {
        fc.pre(given.length <= 200 && /[A-C]/.test(given))
        // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
        const wanted = new Function('A', 'B', 'C', `return ${given}`)(...values) as number
        // A part that is no number is a gap, also where JavaScript would go on with infinity.
        const found = evaluate(given, values)
        expect(found !== undefined || given.includes('/')).toBe(true)
        expect(found ?? 0).toBeCloseTo(found === undefined ? 0 : wanted, 9)
      }),
    )
  })
})

describe('bins', () => {
  const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 200 })

  test('hold every value once and have no holes', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.integer().map((number) => number / 1_000),
    )
    fc.assert(
      fc.property(some(value), (list) => {
        const bins = decideBins(list)
        expect(bins.every(({ from }, index) => index === 0 || from === bins[index - 1]!.to)).toBe(true)
        expect(list.every((one) => one >= bins[0]!.from && one < bins.at(-1)!.to)).toBe(true)
      }),
    )
  })

  test('are few, whatever the values', () => {
    fc.assert(
      fc.property(some(fc.double({ noNaN: true, min: -1e15, max: 1e15 })), (list) => {
        const { length } = decideBins(list)
        expect(length >= 1 && length <= 62).toBe(true)
      }),
    )
  })
})
