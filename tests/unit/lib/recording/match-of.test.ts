import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { matchOf } from '@/lib/recording/arm'

describe('matchOf', () => {
  it.each([
    ['https://shop.test/cart?x=1#y', 'https://shop.test/*'],
    ['http://shop.test', 'http://shop.test/*'],
    ['https://anna:secret@shop.test/', 'https://shop.test/*'],
    ['https://SHOP.test/', 'https://shop.test/*'],
    ['https://shop.test:443/', 'https://shop.test/*'],
  ])('gives for %s the pattern %s', (url, pattern) => {
    expect(matchOf(url)).toBe(pattern)
  })

  it.each([
    '',
    'shop.test',
    '/cart',
    'about:blank',
    'file:///a',
    'chrome://newtab',
    'data:,x',
    'blob:https://shop.test/1',
    'https://',
  ])('gives none for %s', (url) => {
    expect(matchOf(url)).toBeUndefined()
  })

  it('gives one pattern to all pages of a site, with nothing of the page in it', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(matchOf(url)).toBe(`${new URL(url).origin}/*`)
        expect(matchOf(new URL('/other?x#y', url).href)).toBe(matchOf(url))
      }),
    )
  })
})
