import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'

import { DESK_SILENT } from '@/components/parts/ask'
import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import { DAY_MS } from '@/components/settings/limits'
import { RetentionModel } from '@/components/settings/retention-model'
import type { Session } from '@/lib/model/session'
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings'

import { createAsk } from '../create-ask'
import { createSession } from '../create-session'

// What went wrong is also logged; here it goes wrong on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

const NOW = 200 * DAY_MS
const oldSession = createSession({ startedAt: NOW - 60 * DAY_MS })

function open(sessions: Session[], answer?: unknown) {
  const { ask, asked } = createAsk({ changeRetention: answer })
  const toasts = new ToastsModel()
  const model = new RetentionModel({
    settings: signal<QueryState<Settings>>({ state: 'ready', value: DEFAULT_SETTINGS }),
    sessions: signal<QueryState<Session[]>>({ state: 'ready', value: sessions }),
    ask,
    toasts,
    now: () => NOW,
  })
  return { model, asked, readNotice: () => toasts.toasts.value.at(-1)?.text }
}

test('a shorter time shows first what would go, and changes nothing by itself', () => {
  const { model, asked } = open([oldSession])
  expect(model.propose(30)).toBeNull()
  expect(model.plan.value).toMatchObject({ days: 30, going: [{ id: 'a' }] })
  expect(asked).toEqual([])
})

test('for new sessions only, the old ones stay', async () => {
  const { model, asked, readNotice } = open([oldSession])
  model.propose(30)
  await model.apply(false)
  expect(asked).toEqual([['changeRetention', { days: 30, toOld: false }]])
  expect(readNotice()).toBe('New sessions are kept for 30 days.')
  expect(model.plan.value).toBeNull()
})

test('for old sessions too, it says how many went', async () => {
  const { model, asked, readNotice } = open([oldSession])
  model.propose(30)
  await model.apply(true)
  expect(asked).toEqual([['changeRetention', { days: 30, toOld: true }]])
  expect(readNotice()).toBe('Sessions are kept for 30 days. Removed 1 session.')
})

test('cancelled, nothing happens', async () => {
  const { model, asked } = open([oldSession])
  model.propose(30)
  model.cancel()
  await model.apply(true)
  expect([model.plan.value, asked]).toEqual([null, []])
})

test('without sessions there is nothing to decide', async () => {
  const { model, asked } = open([])
  model.propose(365)
  await vi.waitFor(() => expect(asked).toEqual([['changeRetention', { days: 365, toOld: false }]]))
  expect(model.plan.value).toBeNull()
})

test.each([0, -1, 1.5, Number.NaN, 4_000])('%s days are refused with a sentence', (days) => {
  const { model } = open([oldSession])
  expect(model.propose(days)).toContain('whole number of days')
  expect(model.plan.value).toBeNull()
})

test('the time that is so already asks nothing', () => {
  const { model } = open([oldSession])
  expect([model.propose(90), model.plan.value]).toEqual([null, null])
})

test('a background that does not answer is said, and nothing is claimed to be removed', async () => {
  const { model, readNotice } = open([oldSession], new Error('no receiver'))
  model.propose(30)
  await model.apply(true)
  expect(readNotice()).toBe(DESK_SILENT)
})
