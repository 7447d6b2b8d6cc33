import { expect, test } from 'vitest'

import { DESK_SILENT } from '@/components/parts/ask'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { FULL_RULES } from '../../fixtures/full-rules'
import { openMasking } from './open-masking'

test('a level is stored at once, shown at once, and Undo brings the one before back', async () => {
  const { masking, readSaved, follow, toasts } = openMasking({ rules: FULL_RULES })
  const choosing = masking.chooseLevel('strict')
  expect(masking.rules.value.level).toBe('strict')
  expect(await choosing).toBe(true)
  follow()
  expect(toasts.runLatestAction()).toBe(true)
  expect(readSaved()).toEqual([{ ...FULL_RULES, level: 'strict' }, FULL_RULES])
})

test('the level that holds already is not stored again', async () => {
  const { masking, asked } = openMasking({ rules: FULL_RULES })
  await masking.chooseLevel('light')
  expect(asked).toEqual([])
})

test('of two changes before the store tells of the first, both are stored', async () => {
  const { masking, readSaved, follow } = openMasking()
  await masking.chooseLevel('strict')
  await masking.setPattern('phone', false)
  follow(readSaved()[0])
  expect(masking.rules.value.patterns.phone).toBe(false)
  await masking.setPattern('card', false)
  const { level, patterns } = readSaved().at(-1)!
  expect([level, patterns.phone, patterns.card]).toEqual(['strict', false, false])
})

test('Undo of a change takes back that one, not what came after it', async () => {
  const { masking, readSaved, follow, toasts } = openMasking()
  await masking.setPattern('phone', false)
  await masking.chooseLevel('light')
  follow()
  toasts.toasts.value[0]?.action?.run()
  expect(readSaved().at(-1)).toEqual({ ...DEFAULT_RULES, level: 'light' })
})

test('what somebody else stored is shown, whatever was sent before', async () => {
  const { masking, follow } = openMasking()
  await masking.chooseLevel('light')
  follow(FULL_RULES)
  expect(masking.rules.value).toEqual(FULL_RULES)
})

test('a background that does not answer is said, and what is stored is shown', async () => {
  const { masking, readNotice } = openMasking({}, new Error('no receiver'))
  expect(await masking.chooseLevel('light')).toBe(false)
  expect([masking.rules.value, readNotice()]).toEqual([DEFAULT_RULES, DESK_SILENT])
})

test('rules that are locked are not changed', async () => {
  const { masking, lists, asked } = openMasking({ rules: FULL_RULES, source: 'policy', isLocked: true })
  await masking.chooseLevel('strict')
  await masking.setPattern('email', false)
  await masking.reset()
  await lists.remove('mask', '.customer-name')
  expect([asked, masking.rules.value, masking.isSuggested.value]).toEqual([[], FULL_RULES, false])
})

test('rules of a policy without a lock are suggested, and can be changed', async () => {
  const { masking, readSaved } = openMasking({ source: 'policy' })
  expect(masking.isSuggested.value).toBe(true)
  await masking.chooseLevel('light')
  expect(readSaved()).toHaveLength(1)
})

test('reset to the defaults, all rules come back by Undo', async () => {
  const { masking, readSaved, follow, toasts } = openMasking({ rules: FULL_RULES })
  await masking.reset()
  follow()
  expect([masking.rules.value, masking.isDefault.value]).toEqual([DEFAULT_RULES, true])
  toasts.runLatestAction()
  expect(readSaved().at(-1)).toEqual(FULL_RULES)
})

test('to remove what is wrong stores what is right', async () => {
  const problems = [{ place: 'mask', text: '.b[', reason: 'is no selector', outcome: 'left out' as const }]
  const { masking, readSaved, follow } = openMasking({ rules: FULL_RULES, problems })
  expect(masking.problems.value).toEqual(problems)
  await masking.removeProblems()
  follow()
  expect([readSaved(), masking.problems.value]).toEqual([[FULL_RULES], []])
})

test('until they are read, or when they cannot be, nothing can be changed', async () => {
  const { masking, query, asked } = openMasking()
  query.value = { state: 'failed', error: new Error('no database') }
  await masking.chooseLevel('light')
  expect([masking.hasFailed.value, masking.isLoaded.value, asked]).toEqual([true, false, []])
})
