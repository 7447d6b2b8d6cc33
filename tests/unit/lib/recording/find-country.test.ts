import { expect, test } from 'vitest'

import { findCountry } from '@/lib/recording/find-country'

test.each([
  ['Europe/Berlin', 'DE'],
  ['America/New_York', 'US'],
  ['Asia/Kolkata', 'IN'],
  ['Asia/Calcutta', 'IN'],
  ['Europe/Kyiv', 'UA'],
  ['UTC', ''],
  ['Mars/Olympus', ''],
  ['', ''],
])('%s is a zone of "%s"', (timeZone, country) => {
  expect(findCountry(timeZone)).toBe(country)
})

test('what a browser does not know belongs to no country', () => {
  expect(findCountry('Europe/Berlin', () => [])).toBe('')
  expect(findCountry('Europe/Berlin', (region) => (region === 'AT' ? ['Europe/Berlin'] : []))).toBe('AT')
})
