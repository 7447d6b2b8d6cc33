import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createMasker } from '@/lib/masking/create-masker'
import { maskUrl } from '@/lib/masking/mask-url'
import { DEFAULT_RULES, PATTERN_NAMES, type MaskLevel, type MaskRules } from '@/lib/model/rules'

const masker = createMasker(DEFAULT_RULES)

/** Made up; the checks of the numbers hold. */
const FOUND = {
  email: ['jane.doe+x@mail.shop.test', 'jane%40shop.test', 'jürgen@büro.test'],
  card: ['4111 1111 1111 1111', '4111111111111111', '5500-0000-0000-0004', '378282246310005'],
  phone: ['+43 664 1234567', '0043 1 58858-0', '+1 (415) 555-0134', '(415) 555-0134', '415-555-0134'],
  iban: ['AT61 1904 3002 3457 3201', 'DE89370400440532013000', 'GB29 NWBK 6016 1331 9268 19'],
  jwt: ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N'],
  apiKey: [
    ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_'),
    `ghp_${'a1B2'.repeat(9)}`,
    `AKIA${'ABCD2345'.repeat(2)}`,
    `Bearer ${'abc.def-123'.repeat(3)}`,
  ],
}

const KEPT = [
  'icon@2x.png',
  '4111 1111 1111 1112',
  '2026-01-05 09:00:00',
  'Order 10024, 3 items, 1.299,00 €',
  'AB12 3456 7890 1234 5678',
  'M10 10 L200.5 300.25 Z',
  'npm install',
  '@media',
  '1767603600000',
  '192.168.100.200',
]

describe('pattern rules', () => {
  it.each(Object.entries(FOUND).flatMap(([name, texts]) => texts.map((text) => [name, text])))(
    'find %s: %s',
    (_, text) => {
      const masked = masker.maskFound(`before ${text} after`)
      expect(masked).toMatch(/^before [\s*]+ after$/)
    },
  )

  it.each(Object.entries(FOUND).flatMap(([name, texts]) => texts.map((text) => [name, text])))(
    'that are off leave %s: %s',
    (_, text) => {
      const off = Object.fromEntries(PATTERN_NAMES.map((name) => [name, false])) as Record<'email', false>
      const patterns = { ...DEFAULT_RULES.patterns, ...off }
      expect(createMasker({ ...DEFAULT_RULES, patterns }).maskFound(text)).toBe(text)
    },
  )

  it.each(KEPT)('leave %s', (text) => {
    expect(masker.maskFound(text)).toBe(text)
  })

  it('mask twice as once', () => {
    const own = ['a+', String.raw`\w{3}`, String.raw`\*x`, '[^a]b'].map((source) => ({ name: source, source }))
    const anyRules = fc
      .subarray(own)
      .map((some): MaskRules => ({ ...DEFAULT_RULES, patterns: { ...DEFAULT_RULES.patterns, own: some } }))
    const piece = fc.oneof(fc.constantFrom(...Object.values(FOUND).flat(), ...KEPT, 'x', ' ', '*'), fc.string())
    fc.assert(
      fc.property(anyRules, fc.array(piece), (rules, pieces) => {
        const { maskFound } = createMasker(rules)
        const masked = maskFound(pieces.join(''))
        expect(maskFound(masked)).toBe(masked)
      }),
    )
  })

  it.each(['a', '1', 'a@', '1 ', 'eyJ', 'AB12', '+1', 'a.', '%40', 'sk-', '(415'])(
    'take as much longer as there is more, in any run of %s',
    (piece) => {
      const time = (count: number) => {
        const from = performance.now()
        masker.maskFound(piece.repeat(count))
        return performance.now() - from
      }
      // Four times the text; by the square it would be sixteen times as long.
      const quarter = Math.max(time(25_000), time(25_000))
      expect(time(100_000)).toBeLessThan(quarter * 12 + 200)
    },
  )
})

describe('numbers in a row with others', () => {
  it.each([
    ['4111 1111 1111 1111 12/28', '**** **** **** **** 12/28'],
    ['AT61 1904 3002 3457 3201 DE89 3704 0044 0532 0130 00', '**** **** **** **** **** **** **** **** **** **** **'],
  ])('are found: %s', (text, masked) => {
    expect(masker.maskFound(text)).toBe(masked)
  })
})

describe('URL rules', () => {
  const by = (level: MaskLevel, url: string, allowQuery: string[] = []) =>
    maskUrl(url, createMasker({ ...DEFAULT_RULES, level, urls: { allowQuery } }))

  it.each([
    ['/users/jane%40shop.test/edit', '/users/******/edit'],
    ['/orders/1234567', '/orders/******'],
    ['/orders/77', '/orders/77'],
    ['/o/3f2504e0-4f89-11d3-9a0c-0305e82c3301/x', '/o/******/x'],
    ['/reset/9f86d081884c7d659a2feaa0c55ad015', '/reset/******'],
    ['/t/Zk3vQ9xL2mN8pR5tW7yB1', '/t/******'],
    ['/plants/monstera-deliciosa-2024-extra-large', '/plants/monstera-deliciosa-2024-extra-large'],
    ['/#/users/jane@shop.test?x=1', '/#/users/******?x=******'],
    ['https://me:pw@shop.test/a', 'https://******@shop.test/a'],
    ['data:text/html,<p>Jane', 'data:,'],
    ['mailto:jane@shop.test', 'mailto:**************'],
  ])('at medium make %s into %s', (url, masked) => {
    expect(by('medium', url)).toBe(masked)
  })

  it('keep allowed query values, but for what patterns find in them', () => {
    expect(by('medium', '/s?Page=2&q=shoes&page=jane%40shop.test', ['page'])).toBe('/s?Page=2&q=******&page=******')
  })

  it('at light keep what patterns do not find', () => {
    expect(by('light', '/orders/1234567?q=shoes&mail=a%40b.test#top')).toBe('/orders/1234567?q=shoes&mail=******#top')
    expect(by('light', 'https://me:pw@shop.test/')).toBe('https://******@shop.test/')
  })
})
