import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { ALL_SESSIONS, SORTS, type DateRange, type ListQuery } from '@/lib/model/query'
import { checkFilter, FilterProblem } from '@/lib/search/check-filter'
import { readQuery, writeQuery } from '@/lib/search/query-address'

import { filter } from './random-library'

const range: fc.Arbitrary<DateRange> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({ kind: fc.constant('last' as const), days: fc.integer({ min: 1, max: 3_650 }) }),
  fc.constant({ kind: 'days' as const, from: '2026-02-28', to: '2026-11-28' }),
)
const query: fc.Arbitrary<ListQuery> = fc.record({
  range,
  text: fc.string({ maxLength: 40, unit: 'grapheme' }),
  filter,
  sort: fc.record({ column: fc.constantFrom(...SORTS), isDescending: fc.boolean() }),
})

describe('the address of a list', () => {
  it('says the whole query, whatever it is', () => {
    fc.assert(
      fc.property(query, (given) => {
        // An empty filter is none, however its parts would be joined.
        const wanted = given.filter.parts.length === 0 ? { ...given, filter: ALL_SESSIONS.filter } : given
        // As a browser keeps it.
        const { hash } = new URL(`https://x.test/#/sessions?${writeQuery(given)}`)
        expect(readQuery(hash.slice(hash.indexOf('?') + 1))).toEqual({ query: wanted, problem: null })
      }),
      { numRuns: 500 },
    )
  })

  it('of all sessions says nothing', () => {
    expect(writeQuery(ALL_SESSIONS)).toBe('')
    expect(readQuery('')).toEqual({ query: ALL_SESSIONS, problem: null })
  })

  it('that was made up is read as far as it goes, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), (text, json) => {
        for (const address of [text, new URLSearchParams({ f: json, q: text, range: text, sort: text }).toString()]) {
          expect(readQuery(address).query).toMatchObject({ filter: { join: expect.any(String) as string } })
        }
      }),
    )
  })

  it.each([
    ['range=0d', ALL_SESSIONS.range],
    ['range=7d', { kind: 'last', days: 7 }],
    ['range=99999d', ALL_SESSIONS.range],
    ['range=2026-02-30..2026-03-01', ALL_SESSIONS.range],
    ['range=2026-03-02..2026-03-01', ALL_SESSIONS.range],
  ])('%s is the range %j', (address, wanted) => {
    expect(readQuery(address).query.range).toEqual(wanted)
  })

  it('with a filter that cannot be read shows all and says why', () => {
    expect(readQuery('f={"join":"and","parts":[{"kind":"later"}]}')).toEqual({
      query: ALL_SESSIONS,
      problem: 'It has a condition that is not known here.',
    })
    expect(readQuery('f={"join":"and"').problem).toBe('It is cut short.')
  })
})

describe('checking a filter', () => {
  it('takes every filter as it is', () => {
    fc.assert(
      fc.property(filter, (given) => {
        expect(checkFilter(JSON.parse(JSON.stringify(given)))).toEqual(given)
      }),
    )
  })

  it('refuses everything else with a sentence, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(readOutcome(given)).toBe('a filter or a sentence')
      }),
    )
  })

  it.each([
    ['too deep', { depth: 9 }],
    ['too wide', { width: 101 }],
  ])('refuses one that is %s', (_, { depth = 0, width = 0 }: { depth?: number; width?: number }) => {
    let nested: unknown = { join: 'and', parts: [] }
    for (let level = 0; level < depth; level += 1) nested = { join: 'and', parts: [nested] }
    const wide = { join: 'and', parts: Array.from({ length: width }, () => ({ kind: 'text', text: 'x' })) }
    expect(() => checkFilter(depth > 0 ? nested : wide)).toThrow(FilterProblem)
  })

  it('keeps nothing beside what a condition has', () => {
    const given = { join: 'and', parts: [{ kind: 'text', text: 'x', isNot: 'maybe', __proto__x: 1 }] }
    expect(checkFilter(given)).toEqual({ join: 'and', parts: [{ kind: 'text', text: 'x' }] })
  })
})

function readOutcome(given: unknown): string {
  try {
    return Array.isArray(checkFilter(given).parts) ? 'a filter or a sentence' : 'something else'
  } catch (error) {
    return error instanceof FilterProblem && error.message.endsWith('.') ? 'a filter or a sentence' : String(error)
  }
}
