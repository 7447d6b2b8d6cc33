import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { SiteAction, SiteRule } from '@/lib/model/settings'
import { decideSite } from '@/lib/sites/decide-site'

const action = fc.constantFrom<SiteAction>('always', 'rolling', 'never')
const pattern = fc.constantFrom(
  'shop.test',
  '*.shop.test',
  'www.shop.test',
  'shop.test/a*',
  'shop.test/a/b*',
  'shop.test:8080',
  '*.test',
  'other.test',
)
const rules = fc.uniqueArray(fc.record({ pattern, action }), { selector: (rule) => rule.pattern, maxLength: 8 })
const url = fc.constantFrom(
  'https://shop.test/',
  'https://shop.test/a/b/c',
  'http://shop.test:8080/a',
  'https://www.shop.test/',
  'https://other.test/',
  'https://none.example/',
  'about:blank',
)

const rule = (pattern: string, action: SiteAction): SiteRule => ({ pattern, action })

describe('decideSite', () => {
  it('says nothing where no rule says anything', () => {
    expect(decideSite([], 'https://shop.test/')).toBeUndefined()
    expect(decideSite([rule('shop.test', 'always')], 'https://other.test/')).toBeUndefined()
  })

  it.each([
    ['shop.test/admin*', '*.shop.test', 'https://shop.test/admin/1'],
    ['shop.test', '*.shop.test', 'https://shop.test/'],
    ['m.shop.test', '*.shop.test', 'https://m.shop.test/'],
    ['*.shop.test', '*.test', 'https://m.shop.test/'],
    ['shop.test:8080', 'shop.test', 'http://shop.test:8080/'],
    ['*.shop.test/admin*', 'www.shop.test', 'https://www.shop.test/admin'],
  ])('lets %s beat %s, in whatever order they stand', (narrow, wide, url) => {
    const both = [rule(narrow, 'always'), rule(wide, 'rolling')]
    expect(decideSite(both, url)).toBe('always')
    expect(decideSite(both.toReversed(), url)).toBe('always')
  })

  it('lets `never` beat every other rule that takes the address in', () => {
    fc.assert(
      fc.property(rules, url, (all, address) => {
        const decided = decideSite(all, address)
        const matching = all.filter((one) => decideSite([one], address) !== undefined)
        expect(decided === 'never').toBe(matching.some((one) => one.action === 'never'))
        expect(decided === undefined).toBe(matching.length === 0)
        expect([undefined, ...matching.map((one) => one.action)]).toContain(decided)
      }),
    )
  })

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(rules, url, fc.infiniteStream(fc.nat()), (all, address, order) => {
        const keys = new Map(all.map((one) => [one, order.next().value as number]))
        const shuffled = all.toSorted((a, b) => keys.get(a)! - keys.get(b)!)
        expect(decideSite(shuffled, address)).toBe(decideSite(all, address))
      }),
    )
  })

  it('is not changed by rules for other addresses', () => {
    fc.assert(
      fc.property(rules, url, (all, address) => {
        const own = all.filter((one) => decideSite([one], address) !== undefined)
        expect(decideSite(all, address)).toBe(decideSite(own, address))
      }),
    )
  })
})
