import { expect, test } from 'vitest'

import { describeStatus } from '@/components/sessions/describe-status'

test('what goes on is said as it is', () => {
  expect(describeStatus({ status: 'recording', endReason: null, isRecovered: false }).word).toBe('Recording')
  expect(describeStatus({ status: 'paused', endReason: null, isRecovered: false }).word).toBe('Paused')
})

test('an end that was found out later is recovered and says why', () => {
  const words = describeStatus({ status: 'stopped', endReason: 'browser closed', isRecovered: true })
  expect(words.word).toBe('Recovered')
  expect(words.detail).toContain('The browser was closed')
})

test('a stopped session tells how it ended', () => {
  const words = describeStatus({ status: 'stopped', endReason: 'tab closed', isRecovered: false })
  expect(words).toEqual({ kind: 'stopped', word: 'Stopped', detail: 'Ended when its tab was closed.' })
})
