import { describe, expect, it } from 'vitest'

import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'
import { decideLevel, levelOf, narrowRules } from '@/lib/sites/decide-level'

const rules: MaskRules = {
  ...DEFAULT_RULES,
  sites: [
    { pattern: 'shop.test', level: 'light' },
    { pattern: 'shop.test/pay*', level: 'strict' },
    { pattern: 'shop.test/pay*', level: 'medium' },
    { pattern: '*.bank.test', level: 'strict' },
    { pattern: 'open.bank.test', level: 'light' },
  ],
}

describe('the level on a page', () => {
  it.each([
    ['https://shop.test/', 'light'],
    ['https://shop.test/pay/now', 'strict'],
    ['https://my.bank.test/', 'strict'],
    ['https://open.bank.test/', 'light'],
    ['https://other.test/', 'medium'],
    ['about:blank', 'medium'],
  ])('is that of the narrowest site, of two as narrow the stricter: %s is %s', (url, level) => {
    expect(decideLevel(rules, url)).toBe(level)
    expect(levelOf(narrowRules(rules, 1, url), url)).toBe(level)
  })

  it('changes with the route of the page', () => {
    const told = narrowRules(rules, 1, 'https://shop.test/')
    expect(levelOf(told, 'https://shop.test/pay/now')).toBe('strict')
  })

  it('is in a frame as strict as any route of the page around it', () => {
    const told = narrowRules(rules, 1, 'https://frame.test/', 'https://shop.test/')
    expect(levelOf(told, 'https://frame.test/')).toBe('strict')
    const open = narrowRules({ ...rules, level: 'light' }, 1, 'https://shop.test/', 'https://other.test/')
    expect(levelOf(open, 'https://shop.test/')).toBe('light')
  })
})

it('a page is told nothing of other sites, of patterns and of addresses', () => {
  const secret: MaskRules = {
    ...rules,
    patterns: { ...rules.patterns, own: [{ name: 'secret', source: 'secret' }] },
    urls: { allowQuery: ['secret'] },
  }
  const told = JSON.stringify(narrowRules(secret, 1, 'https://shop.test/', 'https://my.bank.test/'))
  expect(told).not.toContain('bank')
  expect(told).not.toContain('secret')
  expect(told).toContain('shop.test/pay*')
})
