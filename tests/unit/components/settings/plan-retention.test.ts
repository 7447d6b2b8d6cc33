import { expect, test } from 'vitest'

import { DAY_MS } from '@/components/settings/limits'
import { planRetention } from '@/components/settings/plan-retention'

import { createSession } from '../../../components/create-session'

const NOW = 100 * DAY_MS
const old = (id: string, days: number, given = {}) => createSession({ id, startedAt: NOW - days * DAY_MS, ...given })

test('what is older than the new time would go, the oldest first, with what it weighs', () => {
  const sessions = [old('a', 29), old('b', 30), old('c', 80, { bytes: 50 })]
  const plan = planRetention(sessions, { from: 90, to: 30 }, NOW)
  expect(plan.going.map(({ id }) => id)).toEqual(['c', 'b'])
  expect(plan).toMatchObject({ goingBytes: 150, isShorter: true, keptCount: 0, liveCount: 0 })
})

test('what is kept and what is being recorded never goes', () => {
  const sessions = [
    old('a', 80, { isKept: true }),
    old('b', 80, { status: 'recording' }),
    old('c', 80, { status: 'paused' }),
  ]
  const plan = planRetention(sessions, { from: 90, to: 30 }, NOW)
  expect(plan).toMatchObject({ going: [], keptCount: 1, liveCount: 2 })
})

test('the date a session has now does not matter, only when it started', () => {
  const [due, young] = [old('a', 40, { expiresAt: NOW + DAY_MS }), old('b', 10, { expiresAt: NOW - DAY_MS })]
  expect(planRetention([due, young], { from: 90, to: 30 }, NOW).going.map(({ id }) => id)).toEqual(['a'])
})

test('a longer time removes nothing that the shorter one would have kept', () => {
  expect(planRetention([old('a', 80)], { from: 90, to: 365 }, NOW)).toMatchObject({ going: [], isShorter: false })
})
