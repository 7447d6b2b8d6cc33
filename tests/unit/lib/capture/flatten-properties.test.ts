import { expect, test, vi } from 'vitest'

import { flattenProperties } from '@/lib/capture/flatten-properties'
import { MAX_PROPERTIES } from '@/lib/model/payload'

test('nested values have dotted names; what is no plain value is left out', () => {
  const given = { a: 1, b: { c: [{ d: 'x' }, true], e: null }, at: new Date(0), run: () => 1, big: 10n, none: NaN }
  expect(flattenProperties(given)).toEqual({
    a: 1,
    'b.c.0.d': 'x',
    'b.c.1': true,
    at: '1970-01-01T00:00:00.000Z',
    big: '10',
  })
})

test.each([undefined, null, 'text', 7])('%s has none', (given) => expect(flattenProperties(given)).toEqual({}))

test('no getter is called, and what throws when it is looked at ends there', () => {
  const get = vi.fn<() => string>()
  const given = Object.defineProperty({ a: 1 }, 'b', { enumerable: true, get })
  expect(flattenProperties(given)).toEqual({ a: 1 })
  expect(get).not.toHaveBeenCalled()
  const proxy = new Proxy({}, { ownKeys: () => [] as never, getOwnPropertyDescriptor: () => undefined })
  expect(flattenProperties({ a: 1, proxy })).toEqual({ a: 1 })
  const thrower = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('seen')
      },
    },
  )
  expect(flattenProperties({ a: 1, thrower, z: 2 })).toEqual({ a: 1 })
})

test('much is cut: names, texts, depth and number', () => {
  const loop: Record<string, unknown> = { a: 'x'.repeat(1_000) }
  loop['loop'] = loop
  const flat = flattenProperties({ loop, many: Array.from({ length: 1_000 }, (_, index) => index) })
  expect(Object.keys(flat)).toHaveLength(MAX_PROPERTIES)
  expect(Object.values(flat).every((value) => String(value).length <= 200)).toBe(true)
})
