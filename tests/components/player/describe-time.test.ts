import { expect, test } from 'vitest'

import { describeClock, describePosition, describeZone } from '@/components/player/describe-time'

test('a position shows hours only when there are any', () => {
  expect([-5, 0, 4_999, 753_000, 3_849_000, 86_404_000].map(describePosition)).toEqual([
    '0:00',
    '0:00',
    '0:04',
    '12:33',
    '1:04:09',
    '24:00:04',
  ])
})

test('the wall clock jumps with summer time and the zone says so', () => {
  const before = Date.UTC(2026, 2, 29, 0, 59, 59)
  const berlin = 'Europe/Berlin'
  expect([describeClock(before, berlin), describeZone(before, berlin)]).toEqual(['01:59:59', 'CET'])
  expect([describeClock(before + 1_000, berlin), describeZone(before + 1_000, berlin)]).toEqual(['03:00:00', 'CEST'])
})
