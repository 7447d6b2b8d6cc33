import { expect, test, vi } from 'vitest'

import { RulesFileModel } from '@/components/settings/rules-file-model'
import { MAX_RULES_FILE_BYTES } from '@/lib/masking/limits'
import { packRules, unpackRules } from '@/lib/masking/rules-file'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { FULL_RULES } from '../../fixtures/full-rules'
import { openMasking } from './open-masking'

function open(...given: Parameters<typeof openMasking>) {
  const opened = openMasking(...given)
  const download = vi.fn<(name: string, text: string, type: string) => void>()
  const { masking, lists } = opened
  const file = new RulesFileModel({ masking, isSelector: lists.isSelector, download })
  const read = (text: string) => file.readFile(new File([text], 'team.json'))
  return { ...opened, file, download, read }
}

test('what is exported is what is imported', () => {
  const { file, download } = open({ rules: FULL_RULES })
  file.exportRules()
  const [name, text] = download.mock.lastCall!
  expect([name, unpackRules(text)]).toEqual([
    'afterimage-masking-rules.json',
    { ok: true, rules: FULL_RULES, problems: [] },
  ])
})

test('a file is shown as what it would change, and changes nothing by itself', async () => {
  const { file, read, asked } = open({ rules: { ...DEFAULT_RULES, mask: ['.old', '.customer-name'] } })
  await read(packRules(FULL_RULES))
  expect(file.plan.value?.difference).toMatchObject({
    level: { from: 'medium', to: 'light', isStricter: false },
    patternsOn: [],
    patternsOff: ['phone'],
    isNone: false,
  })
  expect(file.plan.value?.difference.lists[1]).toEqual({ list: 'mask', before: 2, after: 2, added: 1, removed: 1 })
  expect(asked).toEqual([])
})

test('confirmed, its rules are stored, and Undo brings the ones before back', async () => {
  const { file, read, readSaved, follow, toasts, readNotice } = open()
  await read(packRules(FULL_RULES))
  await file.confirm()
  follow()
  expect([file.plan.value, readNotice()]).toEqual([null, 'The rules of team.json hold now.'])
  toasts.runLatestAction()
  expect(readSaved()).toEqual([FULL_RULES, DEFAULT_RULES])
})

test('cancelled, nothing happens', async () => {
  const { file, read, asked } = open()
  await read(packRules(FULL_RULES))
  file.cancel()
  await file.confirm()
  expect([file.plan.value, asked]).toEqual([null, []])
})

test('the rules that hold already change nothing', async () => {
  const { file, read } = open({ rules: FULL_RULES })
  await read(packRules(FULL_RULES))
  expect(file.plan.value?.difference.isNone).toBe(true)
})

test('what is wrong in a file is listed and left out', async () => {
  const { file, read } = open()
  const sites = [...FULL_RULES.sites, { pattern: 'https://x.test', level: 'light' as const }]
  await read(packRules({ ...FULL_RULES, sites, mask: ['.a', '.b['], show: ['p::no'] }))
  expect(file.plan.value?.rules).toEqual({ ...FULL_RULES, mask: ['.a'], show: [] })
  expect(file.plan.value?.problems.map(({ place, text }) => `${place} ${text}`)).toEqual([
    'sites https://x.test',
    'mask .b[',
    'show p::no',
  ])
})

test.each([
  ['', 'is no JSON'],
  ['{}', 'is no file of masking rules'],
  [packRules(FULL_RULES).replace('"version": 1', '"version": 2'), 'a newer Afterimage'],
  [packRules(null as never), 'has no rules'],
])('a file that cannot be taken is refused with a sentence: %#', async (text, words) => {
  const { file, read } = open()
  await read(text)
  expect([file.problem.value, file.plan.value]).toEqual([expect.stringContaining(words), null])
})

test('a file that is too large is not read', async () => {
  const { file } = open()
  const text = vi.fn<() => Promise<string>>()
  await file.readFile({ name: 'big.json', size: MAX_RULES_FILE_BYTES + 1, text })
  expect([file.problem.value, text.mock.calls.length]).toEqual([expect.stringContaining('big.json has 1.0 MB'), 0])
})

test('a good file after a wrong one takes the sentence away', async () => {
  const { file, read } = open()
  await read('')
  await read(packRules(FULL_RULES))
  expect([file.problem.value, file.plan.value?.fileName]).toEqual([null, 'team.json'])
})
