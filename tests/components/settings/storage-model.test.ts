import { signal } from '@preact/signals'
import { expect, test } from 'vitest'

import { StorageModel } from '@/components/settings/storage-model'
import type { QueryState } from '@/components/parts/query-state'
import type { Session } from '@/lib/model/session'

import { createSession } from '../create-session'

test('the room used is the sum of the sessions, beside what the browser gives', async () => {
  const query = signal<QueryState<Session[]>>({ state: 'loading' })
  const model = new StorageModel({ query, estimate: async () => ({ quota: 1_000, usage: 1 }) })
  expect([model.sessionCount.value, model.sessionBytes.value, model.quotaBytes.value]).toEqual([null, null, null])

  query.value = { state: 'ready', value: [createSession({ bytes: 70 }), createSession({ id: 'b', bytes: 30 })] }
  await model.measure()
  expect([model.sessionCount.value, model.sessionBytes.value, model.quotaBytes.value]).toEqual([2, 100, 1_000])
  expect(model.usedBytes.value).toBe(1)
})
