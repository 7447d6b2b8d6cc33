import { describe, expect, it } from 'vitest'

import { insertEntry, readList, removeEntry, replaceEntry, type ListName } from '@/components/settings/edit-rules'
import { checkRules } from '@/lib/masking/check-rules'

import { FULL_RULES } from '../../../fixtures/full-rules'

const NAMES: ListName[] = ['sites', 'mask', 'block', 'ignore', 'show', 'own', 'allowQuery']

describe('lists of rules', () => {
  it.each(NAMES)('%s: an entry that is removed comes back to its place', (name) => {
    const [first] = readList(FULL_RULES, name)
    const without = removeEntry(FULL_RULES, name, first!)
    expect(readList(without, name)).toEqual(readList(FULL_RULES, name).slice(1))
    expect(insertEntry(without, name, first!, 0)).toEqual(FULL_RULES)
  })

  it.each(NAMES)('%s: an entry is there once', (name) => {
    const [first] = readList(FULL_RULES, name)
    expect(insertEntry(FULL_RULES, name, first!)).toBe(FULL_RULES)
  })

  it('stay rules that are right', () => {
    const changed = insertEntry(insertEntry(FULL_RULES, 'own', { name: '', source: 'a' }), 'allowQuery', 'q')
    expect(checkRules(changed)).toEqual({ rules: changed, problems: [] })
  })

  it('are not changed by what is not in them', () => {
    expect(removeEntry(FULL_RULES, 'mask', '.other')).toBe(FULL_RULES)
    expect(replaceEntry(FULL_RULES, 'mask', '.b', '.other')).toBe(FULL_RULES)
  })

  it('a changed entry stays in its place, with its key or another one', () => {
    const [bank, shop] = FULL_RULES.sites
    const light = { pattern: 'bank.test', level: 'light' } as const
    const other = { pattern: 'other.test', level: 'light' } as const
    expect(replaceEntry(FULL_RULES, 'sites', light, bank!).sites).toEqual([light, shop])
    expect(replaceEntry(FULL_RULES, 'sites', other, bank!).sites).toEqual([other, shop])
  })

  it('a changed entry does not take the key of another one', () => {
    const [bank, shop] = FULL_RULES.sites
    expect(replaceEntry(FULL_RULES, 'sites', shop!, bank!)).toBe(FULL_RULES)
  })
})
