import { expect, test } from 'vitest'

import { describeStatus } from '@/components/sessions/describe-status'

test('what goes on is said as it is', () => {
  expect(describeStatus({ status: 'recording', endReason: null, isRecovered: false, mode: 'manual' }).word).toBe(
    'Recording',
  )
  expect(describeStatus({ status: 'paused', endReason: null, isRecovered: false, mode: 'manual' }).word).toBe('Paused')
})

test('an end that was found out later is recovered and says why', () => {
  const words = describeStatus({ status: 'stopped', endReason: 'browser closed', isRecovered: true, mode: 'manual' })
  expect(words.word).toBe('Recovered')
  expect(words.detail).toContain('The browser was closed')
})

test('a stopped session tells how it ended', () => {
  const words = describeStatus({ status: 'stopped', endReason: 'tab closed', isRecovered: false, mode: 'manual' })
  expect(words).toEqual({ kind: 'stopped', word: 'Stopped', detail: 'Ended when its tab was closed.' })
})

test('a session that a rule records says so', () => {
  const words = describeStatus({ status: 'recording', endReason: null, isRecovered: false, mode: 'always' })
  expect(words.detail).toBe('Being recorded now, because of a rule for its site.')
})

test.each([
  ['disk full', 'Disk full'],
  ['saved from memory', 'Saved'],
  ['no interaction', 'Stopped'],
  ['too long', 'Stopped'],
] as const)('one that ended by %s is %s', (endReason, word) => {
  expect(describeStatus({ status: 'stopped', endReason, isRecovered: false, mode: 'manual' }).word).toBe(word)
})
