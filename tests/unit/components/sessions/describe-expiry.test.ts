import { expect, test } from 'vitest'

import { describeExpiry } from '@/components/sessions/describe-expiry'
import { DAY_MS } from '@/components/sessions/limits'

const NOW = Date.UTC(2026, 2, 1, 12)
const PLACE = { locale: 'en-GB', timeZone: 'UTC' }
const stopped = (expiresAt: number, isKept = false) => ({ status: 'stopped', expiresAt, isKept }) as const

test.each([
  [8 * DAY_MS, ''],
  [7 * DAY_MS, '7 days left'],
  [DAY_MS, '1 day left'],
  [DAY_MS - 1, 'goes today'],
  [0, 'goes now'],
  [-DAY_MS, 'goes now'],
])('a session that goes in %d ms is marked %j', (leftMs, word) => {
  expect(describeExpiry(stopped(NOW + leftMs), NOW, PLACE)).toMatchObject({ word, isSoon: word !== '' })
})

test('it says until when', () => {
  expect(describeExpiry(stopped(NOW + 30 * DAY_MS), NOW, PLACE).detail).toContain('Tuesday')
  expect(describeExpiry(stopped(NOW + 30 * DAY_MS), NOW, PLACE).detail).toContain('31 March 2026')
})

test('what is kept or being recorded never goes', () => {
  expect(describeExpiry(stopped(NOW, true), NOW)).toEqual({
    isSoon: false,
    word: '',
    detail: 'Kept until you let it go.',
  })
  expect(describeExpiry({ status: 'recording', isKept: false, expiresAt: NOW }, NOW).isSoon).toBe(false)
})
