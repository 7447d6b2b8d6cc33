import { expect, test } from 'vitest'

import { describeInstant, describeInstantInFull } from '@/components/parts/describe-instant'

const place = { locale: 'en-GB', timeZone: 'Europe/Berlin' }
const at = Date.UTC(2026, 10, 21, 13, 3, 22)

test('an instant of this year is shown without the year, by the wall clock of the zone', () => {
  expect(describeInstant(at, at, place)).toBe('21 Nov, 14:03:22')
})

test('an instant of another year carries it', () => {
  expect(describeInstant(at, Date.UTC(2027, 0, 2), place)).toBe('21 Nov 2026, 14:03:22')
})

test('which year it is depends on the zone', () => {
  const newYear = Date.UTC(2026, 11, 31, 23, 30)
  expect(describeInstant(newYear, Date.UTC(2027, 5, 1), place)).toBe('1 Jan, 00:30:00')
})

test('the full instant names its day and its zone', () => {
  // Commas differ between versions of ICU; the parts do not.
  const words = describeInstantInFull(at, place)
  expect(words).toMatch(/^Saturday,? 21 November 2026/)
  expect(words).toMatch(/14:03:22 Central European Standard Time$/)
})
