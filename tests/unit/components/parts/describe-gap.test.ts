import { expect, test } from 'vitest'

import { describeGap, describeGapInFull, describeReasons } from '@/components/parts/describe-gap'
import type { GapReason } from '@/lib/model/event'

const REASONS: (GapReason | 'paused')[] = [
  'paused',
  'not allowed',
  'not recordable',
  'excluded by a rule',
  'left before it was ready',
  'page crashed',
  'page frozen',
  'tab unloaded',
  'buffer full',
  'event too large',
  'damaged chunk',
  'worker restarted',
  'disk full',
  'extension updated',
  'browser closed',
]

test.each(REASONS)('%s is a sentence that begins with its name', (reason) => {
  const { name, sentence } = describeGap({ reason })
  expect(sentence.startsWith(name)).toBe(true)
  expect(sentence).toMatch(/^[A-Z].+\.$/)
  expect(name.length).toBeLessThanOrEqual(20)
})

test('no two reasons read alike', () => {
  expect(new Set(REASONS.map((reason) => describeGap({ reason }).sentence)).size).toBe(REASONS.length)
})

test('a site that was not allowed is named by its host', () => {
  const words = describeGap({ reason: 'not allowed', url: 'https://pay.example.test:8443/*' })
  expect(words.sentence).toContain('No access to pay.example.test:8443:')
})

test('a reason of a newer version is shown as it stands', () => {
  expect(describeGap({ reason: 'solar flare' as GapReason }).sentence).toBe('Not recorded: solar flare.')
})

test('a gap with a length tells it', () => {
  expect(describeGapInFull({ reason: 'page frozen', from: 1_000, to: 63_000 })).toMatch(/\(1 m 02 s\)$/)
  expect(describeGapInFull({ reason: 'page frozen', from: 1_000, to: 1_000 })).toMatch(/\.$/)
})

test('reasons are counted by name', () => {
  expect(describeReasons(['page crashed', 'not allowed', 'page crashed'])).toBe('Page crashed (2), No access')
})
