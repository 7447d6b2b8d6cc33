import { expect, test } from 'vitest'

import { describeCount } from '@/components/parts/describe-count'

test('one is singular, everything else plural', () => {
  expect([0, 1, 2].map((count) => describeCount(count, 'page'))).toEqual(['0 pages', '1 page', '2 pages'])
})

test('a plural of its own is used', () => {
  expect(describeCount(2, 'query', 'queries')).toBe('2 queries')
})

test('thousands are grouped as the locale does', () => {
  expect(describeCount(2_000, 'session', 'sessions', 'en-GB')).toBe('2,000 sessions')
})
