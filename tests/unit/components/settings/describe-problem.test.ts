import { expect, test } from 'vitest'

import { describeProblem, isStrictByFailure } from '@/components/settings/describe-problem'
import { checkRules } from '@/lib/masking/check-rules'

const describeAll = (value: unknown) =>
  checkRules(value)
    .problems.map(describeProblem)
    .map(({ place, sentence }) => `${place}. ${sentence}`)

test('each problem says where it stands, what is wrong and what holds instead', () => {
  const own = [{ name: 'bad', source: '(a+)+' }]
  const rules = { level: 'light', mask: ['.b['], sites: [{ pattern: 'a.test' }], patterns: { email: 1, own } }
  expect(describeAll(rules)).toEqual([
    'Levels of sites. “{"pattern":"a.test"}” has no level: taken as strict.',
    'Mask. “.b[” is no selector: left out.',
    'Own patterns. “(a+)+” could take too long: left out.',
    'Found everywhere. “1” is no yes or no for email: taken as on.',
  ])
  expect(isStrictByFailure(checkRules(rules).problems)).toBe(false)
})

test.each([[null], [{}], [{ level: 'none' }]])('%j makes everything masked, and says so', (value) => {
  expect(describeAll(value)[0]).toContain('everything is masked, as at strict')
  expect(isStrictByFailure(checkRules(value).problems)).toBe(true)
})

test('what is long is cut', () => {
  expect(describeAll({ level: 'light', mask: ['x'.repeat(600)] })[0]!.length).toBeLessThan(120)
})
