import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { checkRules, looksLikeSelector } from '@/lib/masking/check-rules'
import { createMasker } from '@/lib/masking/create-masker'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

describe('checkRules', () => {
  it('takes rules as they are', () => {
    const rules: MaskRules = {
      ...DEFAULT_RULES,
      level: 'light',
      sites: [{ pattern: 'bank.test', level: 'strict' }],
      mask: ['.name', '[data-x="a,b"]', 'td:nth-child(2) > span'],
      show: ['#total'],
      patterns: { ...DEFAULT_RULES.patterns, phone: false, own: [{ name: 'Staff', source: String.raw`EMP-\d{4}` }] },
      urls: { allowQuery: ['page'] },
    }
    expect(checkRules(structuredClone(rules))).toEqual({ rules, problems: [] })
  })

  it.each([[undefined], [null], ['medium'], [[]], [7]])('is strict where it cannot read: %j', (value) => {
    const { rules, problems } = checkRules(value)
    expect(rules.level).toBe('strict')
    expect(problems).toHaveLength(1)
  })

  it.each([[{}], [{ level: 'none' }], [{ level: null }]])('is strict without a level: %j', (value) => {
    expect(checkRules(value).rules.level).toBe('strict')
    expect(checkRules(value).problems).toMatchObject([{ place: 'level' }])
  })

  it('leaves a wrong selector out, says so, and keeps the rest', () => {
    const { rules, problems } = checkRules(
      { level: 'medium', mask: ['.a', '.b[', 7, '.c'], block: ['..'] },
      (text) => text !== '..',
    )
    expect(rules).toMatchObject({ mask: ['.a', '.c'], block: [] })
    expect(problems.map(({ place, text }) => `${place} ${text}`)).toEqual(['mask .b[', 'mask 7', 'block ..'])
  })

  it('leaves a pattern out that could hang, says so, and keeps the rest', () => {
    const own = [{ name: 'bad', source: '(a+)+' }, { name: 'good', source: 'ab' }, null]
    const { rules, problems } = checkRules({ level: 'medium', patterns: { own, email: 'yes' } })
    expect(rules.patterns).toEqual({ ...DEFAULT_RULES.patterns, own: [{ name: 'good', source: 'ab' }] })
    expect(problems).toHaveLength(3)
  })

  it('takes a site whose level cannot be read as strict', () => {
    const unknown = { pattern: 'https://bank.test/*', level: 'strict' }
    expect(checkRules({ level: 'light', sites: [unknown] })).toMatchObject({
      rules: { level: 'strict', sites: [] },
      problems: [{ place: 'sites', outcome: 'all is strict' }],
    })
    const { rules } = checkRules({ level: 'light', sites: [{ pattern: 'a.test', level: 'off' }] })
    expect(rules.sites).toEqual([{ pattern: 'a.test', level: 'strict' }])
  })

  it('answers anything with rules that hold', () => {
    const json = fc.record(
      { level: fc.anything(), sites: fc.anything(), mask: fc.anything(), patterns: fc.anything(), urls: fc.anything() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), json), (value) => {
        const { rules } = checkRules(value)
        expect(checkRules(rules)).toEqual({ rules, problems: [] })
        expect(createMasker(rules).maskFound('jane@shop.test')).not.toContain('jane')
      }),
    )
  })
})

describe('looksLikeSelector', () => {
  it.each(['a', '.a .b', 'a > b', ':is(a, b)', '[x="]"]', String.raw`.sm\:p-4`, '*'])('takes %s', (text) => {
    expect(looksLikeSelector(text)).toBe(true)
  })
  it.each(['', ' ', 'a,', ', a', 'a >', '.a{', '[x', 'x]', 'a(', '[x="]', 'a;b', 'a'.repeat(501)])(
    'refuses %s',
    (text) => {
      expect(looksLikeSelector(text)).toBe(false)
    },
  )
})
