import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { checkRules } from '@/lib/masking/check-rules'
import { packRules, unpackRules } from '@/lib/masking/rules-file'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

import { FULL_RULES } from '../../../fixtures/full-rules'

const change = (fields: Record<string, unknown>) =>
  JSON.stringify({ ...(JSON.parse(packRules(FULL_RULES)) as object), ...fields })

describe('a file of rules', () => {
  it.each<[string, MaskRules]>([
    ['the defaults', DEFAULT_RULES],
    ['full rules', FULL_RULES],
  ])('gives back %s', (_, rules) => {
    expect(unpackRules(packRules(rules))).toEqual({ ok: true, rules, problems: [] })
  })

  it('gives back whatever rules hold', () => {
    const given = fc.record({
      level: fc.constantFrom('light', 'strict'),
      mask: fc.array(fc.string()),
      urls: fc.object(),
    })
    fc.assert(
      fc.property(given, (value) => {
        const { rules } = checkRules(value)
        expect(unpackRules(packRules(rules))).toEqual({ ok: true, rules, problems: [] })
      }),
    )
  })

  it('may begin with a mark of its byte order', () => {
    expect(unpackRules(`\uFEFF${packRules(FULL_RULES)}`)).toMatchObject({ ok: true, rules: FULL_RULES })
  })

  it('is refused when it was cut', () => {
    const text = packRules(FULL_RULES)
    expect(unpackRules(text.slice(0, text.length / 2))).toEqual({ ok: false, reason: 'not JSON' })
    expect(unpackRules('')).toEqual({ ok: false, reason: 'not JSON' })
  })

  it.each([
    ['null'],
    ['[]'],
    ['7'],
    ['{}'],
    [JSON.stringify(FULL_RULES)],
    [change({ format: 'another' })],
    [change({ version: 'new' })],
    [change({ version: 0 })],
    [change({ version: 1.5 })],
  ])('is refused when it is none of ours: %s', (text) => {
    expect(unpackRules(text)).toEqual({ ok: false, reason: 'not ours' })
  })

  it('of a newer version is refused, whatever stands in it', () => {
    expect(unpackRules(change({ version: 2, rules: null }))).toEqual({ ok: false, reason: 'newer version' })
  })

  it.each([[null], [[]], ['strict']])('without rules is refused: %j', (rules) => {
    expect(unpackRules(change({ rules }))).toEqual({ ok: false, reason: 'no rules' })
  })

  it('with something wrong in it holds without it, and says so', () => {
    const rules = { ...FULL_RULES, level: 'none', mask: ['.a', '.b['], block: ['::x'] }
    const unpacked = unpackRules(change({ rules }), (text) => text !== '::x')
    expect(unpacked).toMatchObject({ ok: true, rules: { ...FULL_RULES, level: 'strict', mask: ['.a'], block: [] } })
    expect(unpacked.ok && unpacked.problems.map(({ place }) => place).toSorted()).toEqual(['block', 'level', 'mask'])
  })
})
