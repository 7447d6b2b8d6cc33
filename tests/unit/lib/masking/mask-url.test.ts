import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MASKED_VALUE } from '@/lib/masking/mask-text'
import { createMasker } from '@/lib/masking/create-masker'
import { maskUrl as maskUrlBy } from '@/lib/masking/mask-url'
import { DEFAULT_RULES } from '@/lib/model/rules'

const maskUrl = (url: string) => maskUrlBy(url, createMasker(DEFAULT_RULES))

const word = fc.stringMatching(/^[a-z0-9]{8,16}$/)
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string(),
  fc.string({ unit: 'binary' }),
)

describe('maskUrl', () => {
  it.each([
    ['https://shop.test/search?q=shoes&page=2', 'https://shop.test/search?q=******&page=******'],
    ['https://shop.test/search?q=a=b', 'https://shop.test/search?q=******'],
    ['https://shop.test/search?q=', 'https://shop.test/search?q='],
    ['https://shop.test/cart', 'https://shop.test/cart'],
    ['https://shop.test/cart#total', 'https://shop.test/cart#******'],
    ['https://shop.test/cart#', 'https://shop.test/cart#'],
    ['https://shop.test/#/orders/7', 'https://shop.test/#/orders/7'],
    ['https://shop.test/#!/orders/7?token=abc', 'https://shop.test/#!/orders/7?token=******'],
    ['https://shop.test/?a=1#/b?c=2', 'https://shop.test/?a=******#/b?c=******'],
  ])('turns %s into %s', (url, masked) => {
    expect(maskUrl(url)).toBe(masked)
  })

  it.each(['../cart?id=9', '?id=9', 'cart?id=9', '/cart?id=9', '//shop.test/cart?id=9'])('keeps %s relative', (url) => {
    expect(maskUrl(url)).toBe(url.replace('9', MASKED_VALUE))
  })

  it.each([
    'about:blank',
    'data:image/png;base64,iVBORw0KGgo=',
    'blob:https://shop.test/1',
    'javascript:void(0)',
    'TEL:+431',
  ])('leaves %s as it is', (url) => {
    expect(maskUrl(url)).toBe(url)
  })

  it('masks twice as once', () => {
    fc.assert(
      fc.property(address, (url) => {
        expect(maskUrl(maskUrl(url))).toBe(maskUrl(url))
      }),
    )
  })

  it('keeps scheme, host and path of every address in whose path no pattern finds anything', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        // `/a@a.a` is somebody's address.
        fc.pre(!new URL(url).pathname.includes('@'))
        expect(new URL(maskUrl(url)).origin).toBe(new URL(url).origin)
        expect(new URL(maskUrl(url)).pathname).toBe(new URL(url).pathname)
      }),
    )
  })

  it('keeps no value of a query and no fragment that is not a route', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('q', 'id', 'token'), word), { minLength: 1 }),
        word,
        (pairs, hash) => {
          const query = pairs.map(([name, value]) => `${name}=${value}`).join('&')
          const masked = maskUrl(`https://shop.test/search?${query}#${hash}`)
          for (const secret of [hash, ...pairs.map(([, value]) => value)]) expect(masked).not.toContain(secret)
        },
      ),
    )
  })
})
