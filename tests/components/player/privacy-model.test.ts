import { expect, test } from 'vitest'

import { describeRules } from '@/components/player/describe-masking'
import { listLevels, PrivacyModel, sumUp } from '@/components/player/privacy-model'
import { DEFAULT_RULES } from '@/lib/model/rules'
import type { Page } from '@/lib/model/session'

import { buildElement, buildSnapshot, buildText, T0 } from '../../fixtures/rrweb-events'
import { buildPage } from '../../fixtures/rows'

const page = (id: string, level?: Page['level']) => buildPage({ id, ...(level ? { level } : {}) })
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('what was masked is summed over the pages, and each sum is the sum of its pages', () => {
  const [a, b] = [page('a'), page('b')]
  const rows = sumUp([
    {
      page: a,
      places: [
        { kind: 'email', nodeId: 1, at: 5 },
        { kind: 'email', nodeId: 2, at: 3 },
        { kind: 'field', nodeId: 1, at: 9 },
      ],
    },
    { page: b, places: [{ kind: 'email', nodeId: 1, at: 7 }] },
  ])
  expect(rows).toEqual([
    { kind: 'field', count: 1, pages: [{ page: a, count: 1, at: 9 }] },
    {
      kind: 'email',
      count: 3,
      pages: [
        { page: a, count: 2, at: 3 },
        { page: b, count: 1, at: 7 },
      ],
    },
  ])
})

test('the report is read when it is opened, and says so when it cannot be', async () => {
  let fails = true
  const model = new PrivacyModel([page('a')], async () => {
    if (fails) throw new Error('disk is gone')
    return { events: [], brokenChunkCount: 0 }
  })
  expect(model.state.value).toEqual({ kind: 'reading', done: 0, of: 1 })
  model.open()
  await settle()
  expect(model.state.value).toEqual({ kind: 'failed', message: 'disk is gone' })
  fails = false
  model.open()
  await settle()
  expect(model.state.value).toEqual({ kind: 'ready', rows: [] })
})

test('pages stand under the level they were recorded at', () => {
  const pages = [page('a', 'medium'), page('b', 'strict'), page('c', 'medium'), page('d')]
  expect(listLevels(pages).map(({ level, pages: own }) => [level, own.map(({ id }) => id)])).toEqual([
    ['medium', ['a', 'c']],
    ['strict', ['b']],
  ])
})

test('rules are told in a line', () => {
  expect(describeRules(DEFAULT_RULES)).toBe('Medium level')
  const rules = { ...DEFAULT_RULES, mask: ['.price'], patterns: { ...DEFAULT_RULES.patterns, phone: false } }
  expect(describeRules(rules)).toBe('Medium level · masked: .price · not looked for: phone')
})

test('a text with a mail address in it is told of', async () => {
  const text = { ...buildText(3, 'Write to ****'), f: ['email'] } as never
  const events = [buildSnapshot(T0, buildElement(2, 'p', {}, text))]
  const model = new PrivacyModel([page('a')], async () => ({ events, brokenChunkCount: 0 }))
  model.open()
  await settle()
  expect(model.state.value).toMatchObject({ kind: 'ready', rows: [{ kind: 'email', count: 1 }] })
})
