import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isSitePattern, matchesOfRules, matchesSite } from '@/lib/sites/decide-site'

import { matchesPattern } from '../../../flow/support/match-pattern'

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/)
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined })
const path = fc.array(fc.stringMatching(/^[\w~-][\w.~-]{0,5}$/), { maxLength: 4 }).map((steps) => `/${steps.join('/')}`)
const scheme = fc.constantFrom('http', 'https')
const withPort = (name: string, number: number | undefined) => (number === undefined ? name : `${name}:${number}`)
const address = fc.tuple(scheme, host, path, fc.string()).map(([a, b, c, d]) => `${a}://${b}${c}?${d}`)

describe('matchesSite', () => {
  it.each([
    ['shop.test', 'https://shop.test/'],
    ['shop.test', 'http://shop.test:8080/cart?x=1#y'],
    ['SHOP.test', 'https://Shop.Test/'],
    ['*.shop.test', 'https://shop.test/'],
    ['*.shop.test', 'https://a.b.shop.test/'],
    ['localhost:3000', 'http://localhost:3000/'],
    ['shop.test:443', 'https://shop.test/'],
    ['shop.test:80', 'http://shop.test/'],
    ['shop.test/admin', 'https://shop.test/admin'],
    ['shop.test/admin', 'https://shop.test/admin/'],
    ['shop.test/admin*', 'https://shop.test/admin/users?page=2'],
    ['shop.test/admin*', 'https://shop.test/administration'],
    ['shop.test/*', 'https://shop.test/'],
    ['shop.test/a?x=*', 'https://shop.test/a?x=1&y=2'],
    ['shop.test/größe*', 'https://shop.test/größe/42'],
    ['shop.test/#/admin*', 'https://shop.test/#/admin/users'],
  ])('%s takes in %s', (pattern, url) => {
    expect(isSitePattern(pattern)).toBe(true)
    expect(matchesSite(pattern, url)).toBe(true)
  })

  it.each([
    ['shop.test', 'https://myshop.test/'],
    ['shop.test', 'https://www.shop.test/'],
    ['shop.test', 'https://shop.test.evil.test/'],
    ['shop.test', 'https://evil.test/shop.test'],
    ['shop.test', 'https://shop.test@evil.test/'],
    ['*.shop.test', 'https://myshop.test/'],
    ['localhost:3000', 'http://localhost:3001/'],
    ['localhost:3000', 'http://localhost/'],
    ['shop.test:443', 'http://shop.test/'],
    ['shop.test/admin', 'https://shop.test/admin/users'],
    ['shop.test/admin*', 'https://shop.test/?/admin'],
    ['shop.test/#/admin*', 'https://shop.test/#/cart'],
    ['shop.test', 'about:blank'],
    ['shop.test', ''],
    ['shop.test', 'shop.test'],
  ])('%s leaves out %s', (pattern, url) => {
    expect(matchesSite(pattern, url)).toBe(false)
  })

  it('takes in every page of its host, whatever the scheme, and no page of another', () => {
    fc.assert(
      fc.property(scheme, host, host, port, path, (protocol, name, other, number, rest) => {
        expect(matchesSite(name, `${protocol}://${withPort(name, number)}${rest}`)).toBe(true)
        fc.pre(name !== other && !Number.isInteger(Number(other.split('.').at(-1))))
        expect(matchesSite(name, `${protocol}://${withPort(other, number)}${rest}`)).toBe(false)
      }),
    )
  })

  it('takes in the host and all below it with `*.`, and nothing beside it', () => {
    fc.assert(
      fc.property(host, label, path, (name, sub, rest) => {
        expect(matchesSite(`*.${name}`, `https://${name}${rest}`)).toBe(true)
        expect(matchesSite(`*.${name}`, `https://${sub}.${name}${rest}`)).toBe(true)
        expect(matchesSite(`*.${name}`, `https://${sub}${name}${rest}`)).toBe(false)
      }),
    )
  })

  it('takes in exactly what begins with a path that ends in `*`', () => {
    fc.assert(
      fc.property(host, path, path, (name, wanted, given) => {
        expect(matchesSite(`${name}${wanted}*`, `https://${name}${given}`)).toBe(given.startsWith(wanted))
      }),
    )
  })

  it('answers for any pattern and any address, without a throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.string(), address), (pattern, url) => {
        expect(matchesSite(pattern, url)).toBeTypeOf('boolean')
      }),
    )
  })
})

describe('isSitePattern', () => {
  it.each([
    'shop.test',
    '*.shop.test',
    'localhost',
    'localhost:3000',
    '127.0.0.1',
    '10.0.0.1:8080',
    'xn--bcher-kva.example',
    'shop.test/a*',
  ])('takes %s', (pattern) => expect(isSitePattern(pattern)).toBe(true))

  it.each<unknown>([
    '',
    '*',
    '*.',
    '.shop.test',
    'shop..test',
    'https://shop.test',
    'shop.test:',
    'shop.test:0x1',
    'shop.test:65536',
    'shop.test:99999',
    'shop.*',
    'a.*.test',
    'shop.test/a b',
    'shop test',
    'user@shop.test',
    '256.1.1.1',
    '1.2.3',
    undefined,
    null,
    7,
    ['shop.test'],
    {},
  ])('refuses %j', (pattern) => {
    expect(isSitePattern(pattern)).toBe(false)
  })

  it('takes every host, port and path, and what it takes the browser can register', () => {
    fc.assert(
      fc.property(fc.boolean(), host, port, fc.option(path, { nil: '' }), (isWide, name, number, rest) => {
        const pattern = `${isWide ? '*.' : ''}${withPort(name, number)}${rest}`
        fc.pre(URL.canParse(`http://${name}`) && new URL(`http://${name}`).hostname === name)
        expect(isSitePattern(pattern)).toBe(true)
        for (const match of matchesOfRules([{ pattern, action: 'always' }])) {
          expect(match).toMatch(/^(\*|https?):\/\/(\*\.)?[a-z0-9.-]+(:\d+)?\/\*$/)
          // With a port the browser wants the name of a scheme.
          expect(match.startsWith('*://') && /:\d/.test(match)).toBe(false)
        }
      }),
    )
  })
})

describe('matchesOfRules', () => {
  it('covers every address that its rules record, so that the recorder can be there first', () => {
    const pattern = fc
      .tuple(fc.boolean(), host, port, fc.option(path, { nil: '' }))
      .map(([isWide, name, number, rest]) => ({ isWide, name, number, rest }))
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 4 }),
        scheme,
        label,
        path,
        (parts, protocol, sub, rest) => {
          const rules = parts.map(({ isWide, name, number, rest }) => ({
            pattern: `${isWide ? '*.' : ''}${withPort(name, number)}${rest}`,
            action: 'always' as const,
          }))
          const matches = matchesOfRules(rules)
          for (const { isWide, name, number } of parts) {
            const url = `${protocol}://${isWide ? `${sub}.` : ''}${withPort(name, number)}${rest}`
            const isRecorded = rules.some((rule) => matchesSite(rule.pattern, url))
            const isCovered = matches.some((match) => matchesPattern(match, url))
            expect(isCovered || !isRecorded).toBe(true)
          }
        },
      ),
    )
  })

  it('names no site that is never recorded', () => {
    expect(
      matchesOfRules([
        { pattern: 'bank.test', action: 'never' },
        { pattern: 'Shop.test/a*', action: 'rolling' },
        { pattern: 'localhost:3000', action: 'always' },
      ]),
    ).toEqual(['*://shop.test/*', 'http://localhost:3000/*', 'https://localhost:3000/*'])
  })
})
