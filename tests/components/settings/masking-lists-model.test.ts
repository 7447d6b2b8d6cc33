import { describe, expect, test } from 'vitest'

import { MAX_RULES } from '@/lib/masking/limits'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { FULL_RULES } from '../../fixtures/full-rules'
import { openMasking } from './open-masking'

describe('selectors', () => {
  test('one that is one is stored without the space around it', async () => {
    const { lists, readSaved } = openMasking()
    expect(await lists.addSelector('mask', '  .name > b ')).toBeNull()
    expect(readSaved()).toEqual([{ ...DEFAULT_RULES, mask: ['.name > b'] }])
  })

  test.each([
    ['', 'Write a selector first'],
    ['.a[', 'is no CSS selector'],
    ['p::no', 'is no CSS selector'],
    ['.customer-name', 'already'],
  ])('%j is refused with a sentence', async (typed, words) => {
    const { lists, asked } = openMasking({ rules: FULL_RULES })
    expect(await lists.addSelector('mask', typed)).toContain(words)
    expect(asked).toEqual([])
  })

  test('one more than a list holds is refused', async () => {
    const mask = Array.from({ length: MAX_RULES }, (_, index) => `.n${index}`)
    const { lists, asked } = openMasking({ rules: { ...DEFAULT_RULES, mask } })
    expect(await lists.addSelector('mask', '.more')).toContain('200 entries')
    expect(asked).toEqual([])
  })

  test('one that was removed comes back to its place by Undo, beside what was added since', async () => {
    const { lists, readSaved, follow, toasts } = openMasking({ rules: { ...DEFAULT_RULES, block: ['#a', '#b'] } })
    await lists.remove('block', '#a')
    await lists.addSelector('block', '#c')
    follow()
    toasts.toasts.value[0]?.action?.run()
    expect(readSaved().at(-1)?.block).toEqual(['#a', '#b', '#c'])
  })

  test('one that could not be stored says so', async () => {
    const { lists } = openMasking({}, new Error('no receiver'))
    expect(await lists.addSelector('show', '.a')).toContain('could not be stored')
  })
})

describe('levels of sites', () => {
  test('a site is stored as a pattern', async () => {
    const { lists, readSaved } = openMasking()
    expect(await lists.putSite({ pattern: 'https://Bank.test/', level: 'strict' })).toBeNull()
    expect(readSaved()[0]?.sites).toEqual([{ pattern: 'bank.test', level: 'strict' }])
  })

  test('a changed level stays in its place', async () => {
    const { lists, readSaved } = openMasking({ rules: FULL_RULES })
    const [bank, shop] = FULL_RULES.sites
    expect(await lists.putSite({ pattern: 'bank.test', level: 'light' }, bank)).toBeNull()
    expect(readSaved()[0]?.sites).toEqual([{ pattern: 'bank.test', level: 'light' }, shop])
  })

  test('one that was edited and is as it was is not stored again', async () => {
    const { lists, asked } = openMasking({ rules: FULL_RULES })
    const [bank] = FULL_RULES.sites
    expect([await lists.putSite({ ...bank! }, bank), asked]).toEqual([null, []])
  })

  test.each([
    ['two words', 'is no site'],
    ['BANK.test', 'already'],
  ])('%j is refused with the words of the rules for sites', async (pattern, words) => {
    const { lists } = openMasking({ rules: FULL_RULES })
    expect(await lists.putSite({ pattern, level: 'strict' })).toContain(words)
  })
})

describe('own patterns', () => {
  test('one is stored with its name', async () => {
    const { lists, readSaved } = openMasking()
    expect(await lists.putOwn({ name: ' Staff ', source: String.raw`EMP-\d{4}` })).toBeNull()
    expect(readSaved()[0]?.patterns.own).toEqual([{ name: 'Staff', source: String.raw`EMP-\d{4}` }])
  })

  test.each([
    ['(a+)+', 'could take too long'],
    ['[', 'is no regular expression'],
    [String.raw`(\w)\1`, 'refers back'],
  ])('%s is refused as it is typed, in a full sentence', async (source, words) => {
    const { lists, asked } = openMasking()
    expect(lists.checkExpression(source)).toMatch(new RegExp(`^This expression .*${words}.*\\.$`))
    expect(await lists.putOwn({ name: '', source })).toBe(lists.checkExpression(source))
    expect(asked).toEqual([])
  })

  test('nothing typed yet is nothing wrong, and still no pattern', async () => {
    const { lists } = openMasking({ rules: FULL_RULES })
    expect(lists.checkExpression('')).toBeNull()
    expect(await lists.putOwn({ name: 'x', source: '' })).toContain('Write an expression first')
    expect(await lists.putOwn({ name: 'x', source: String.raw`\bEMP-\d{4,6}\b` })).toContain('already')
  })
})

describe('names of query values', () => {
  test.each(['page', ' ?page=', '&page'])('%j is page', async (typed) => {
    const { lists, readSaved } = openMasking()
    expect(await lists.addQueryName(typed)).toBeNull()
    expect(readSaved()[0]?.urls.allowQuery).toEqual(['page'])
  })

  test.each([
    ['', 'Write the name'],
    ['page=2&sort', 'is no name'],
    ['Page', 'already'],
  ])('%j is refused with a sentence', async (typed, words) => {
    const { lists } = openMasking({ rules: FULL_RULES })
    expect(await lists.addQueryName(typed)).toContain(words)
  })
})
