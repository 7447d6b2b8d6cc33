import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { describeArguments, describeValue } from '@/lib/capture/describe-value'
import { MAX_SAID_CHARACTERS } from '@/lib/capture/limits'

class FakeElement {
  localName = 'button'
}

beforeAll(() => void vi.stubGlobal('Element', FakeElement))
afterAll(() => void vi.unstubAllGlobals())

describe('a value in a log', () => {
  it.each<[unknown, string]>([
    ['text', 'text'],
    [7n, '7'],
    [undefined, 'undefined'],
    [{ a: 'x', b: [1, 2] }, '{a: "x", b: [1, 2]}'],
    [{ a: { b: { c: 1 } } }, '{a: {b: {…}}}'],
    [{ password: 'x', Api_Key: 'y', name: 'z' }, '{password: ******, Api_Key: ******, name: "z"}'],
    [new TypeError('no'), 'TypeError: no'],
    [() => 1, 'function'],
    [new FakeElement(), '<button>'],
    [Symbol('s'), 'Symbol(s)'],
    [new Uint8Array(3), 'Uint8Array(3)'],
    [new DataView(new ArrayBuffer(8)), 'DataView(8)'],
    [new ArrayBuffer(8), 'ArrayBuffer(8)'],
    [new Map([[1, 2]]), 'Map(1)'],
    [new Set([1, 2]), 'Set(2)'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(NaN), 'Invalid Date'],
    [new DOMException('stopped', 'AbortError'), 'AbortError: stopped'],
    [new (class CartError extends Error {})('empty'), 'CartError: empty'],
  ])('is told as %o: %s', (value, text) => {
    expect(describeValue(value)).toBe(text)
  })

  it('has no getter called and no proxy trusted', () => {
    const touched = vi.fn<() => never>(() => {
      throw new Error('touched')
    })
    expect(describeValue(Object.defineProperty({}, 'x', { get: touched, enumerable: true }))).toBe('{x: (getter)}')
    expect(touched).not.toHaveBeenCalled()
    expect(describeValue(new Proxy({}, { ownKeys: touched }))).toBe('(not readable)')
  })

  it('has no getter called for the name of its class', () => {
    const touched = vi.fn<() => string>(() => 'touched')
    class Odd extends TypeError {
      static override get name() {
        return touched()
      }
    }
    const inherited = Object.defineProperty(new Error('no'), 'constructor', { get: touched })
    expect([describeValue(new Odd('no')), describeValue(inherited)]).toEqual(['TypeError: no', 'Error: no'])
    expect(touched).not.toHaveBeenCalled()
  })

  it('costs no more for being large', () => {
    const bytes = new Uint8Array(50_000_000)
    const fields = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, index]))
    expect(describeValue({ fields })).toContain('{k0: 0,')
    const from = performance.now()
    for (let turn = 0; turn < 50; turn += 1) describeArguments([bytes, { bytes }, fields])
    expect(performance.now() - from).toBeLessThan(50)
  })

  it('is bounded, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 6 })), (values) => {
        expect(describeArguments(values).length).toBeLessThanOrEqual(MAX_SAID_CHARACTERS)
      }),
    )
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(describeValue(cycle)).toBe('{self: {self: {…}}}')
  })
})

it.each([
  [['%s is %d', 'a', 7, 'more'], 'a is 7 more'],
  [['%cstyled', 'color: red'], 'styled'],
  [['100%'], '100%'],
  [['%s'], '%s'],
  [['50%% of %o', { a: 1 }], '50% of {a: 1}'],
])('a call of the console %j is the line %s', (values, line) => {
  expect(describeArguments(values)).toBe(line)
})
