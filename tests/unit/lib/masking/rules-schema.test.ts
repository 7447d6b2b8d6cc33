import { readFileSync } from 'node:fs'

import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'

import { MAX_PATTERN_CHARACTERS, MAX_RULES, MAX_SELECTOR_CHARACTERS } from '@/lib/masking/limits'
import { packRules } from '@/lib/masking/rules-file'
import { DEFAULT_RULES, MASK_LEVELS, PATTERN_NAMES, type MaskRules } from '@/lib/model/rules'

import { FULL_RULES } from '../../../fixtures/full-rules'

type Schema = { [name: string]: Schema } & { enum?: string[]; maxItems?: number; maxLength?: number }

const text = readFileSync(new URL('../../../../public/masking-rules.schema.json', import.meta.url), 'utf8')
const schema = JSON.parse(text) as Schema
const { rules, level, selectors } = schema['$defs'] as Record<'rules' | 'level' | 'selectors', Schema>
const lists = rules['properties']!
const isGood = new Ajv2020({ strict: true }).compile(schema)

describe('the published schema', () => {
  it.each<[string, MaskRules]>([
    ['the defaults', DEFAULT_RULES],
    ['full rules', FULL_RULES],
  ])('takes a file of %s', (_, given) => {
    expect(isGood(JSON.parse(packRules(given))) || isGood.errors).toBe(true)
  })

  it.each<[string, object]>([
    ['another level', { ...FULL_RULES, level: 'none' }],
    ['no level', { mask: [] }],
    ['a site that is none', { ...FULL_RULES, sites: [{ pattern: 'two words', level: 'strict' }] }],
    ['an empty selector', { ...FULL_RULES, mask: [''] }],
    ['a list it does not know', { ...FULL_RULES, hide: [] }],
  ])('refuses %s', (_, given) => {
    expect(isGood(JSON.parse(packRules(given as MaskRules)))).toBe(false)
  })

  it('names the levels, patterns and lists there are', () => {
    expect(level.enum).toEqual(MASK_LEVELS)
    expect(Object.keys(lists['patterns']!['properties']!)).toEqual([...PATTERN_NAMES, 'own'])
    expect(Object.keys(lists)).toEqual(Object.keys(DEFAULT_RULES))
  })

  it('names the limits there are', () => {
    const own = lists['patterns']!['properties']!['own']!
    expect([selectors.maxItems, lists['sites']!.maxItems, own.maxItems]).toEqual([MAX_RULES, MAX_RULES, MAX_RULES])
    expect(selectors['items']!.maxLength).toBe(MAX_SELECTOR_CHARACTERS)
    expect(own['items']!['properties']!['source']!.maxLength).toBe(MAX_PATTERN_CHARACTERS)
  })
})
