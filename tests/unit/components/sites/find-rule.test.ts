import { expect, test } from 'vitest'

import { findRule } from '@/components/sites/find-rule'
import { originsOfRule } from '@/components/sites/origins-of-rule'
import type { SiteRule } from '@/lib/model/settings'

const rules: SiteRule[] = [
  { pattern: '*.shop.test', action: 'always' },
  { pattern: 'www.shop.test/admin*', action: 'rolling' },
  { pattern: 'pay.shop.test', action: 'never' },
]

test.each([
  ['https://www.shop.test/', '*.shop.test'],
  ['https://www.shop.test/admin/users', 'www.shop.test/admin*'],
  ['https://pay.shop.test/', 'pay.shop.test'],
  ['https://other.test/', undefined],
  [undefined, undefined],
])('at %s the rule %s decides', (url, pattern) => {
  expect(findRule(rules, url)?.pattern).toBe(pattern)
})

test('a rule needs its host in both schemes, without port and path', () => {
  expect(originsOfRule({ pattern: '*.shop.test:8443/admin*', action: 'always' })).toEqual([
    'http://*.shop.test/*',
    'https://*.shop.test/*',
  ])
})

test('a rule that records nothing needs no access', () => {
  expect(originsOfRule({ pattern: 'shop.test', action: 'never' })).toEqual([])
})
