import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { limitRate } from '@/lib/capture/limit-rate'
import { MAX_LINES_PER_SECOND } from '@/lib/capture/limits'

beforeEach(() => void vi.useFakeTimers({ now: 5_000 }))
afterEach(() => void vi.useRealTimers())

function takeMany(take: () => boolean, count: number): number {
  return Array.from({ length: count }, take).filter(Boolean).length
}

test('what is too much in a second is counted, and told when the second is over', () => {
  const left: number[] = []
  const { take } = limitRate((count) => left.push(count))
  expect(takeMany(take, MAX_LINES_PER_SECOND + 7)).toBe(MAX_LINES_PER_SECOND)
  expect(left).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(left).toEqual([7])
  expect(take()).toBe(true)
  vi.advanceTimersByTime(5_000)
  expect(left).toEqual([7])
})

test('it is told at once where nothing may wait, and goes on counting in this second', () => {
  const left: number[] = []
  const { take, flush } = limitRate((count) => left.push(count))
  takeMany(take, MAX_LINES_PER_SECOND + 7)
  flush()
  flush()
  expect(left).toEqual([7])
  expect(takeMany(take, 2)).toBe(0)
  flush()
  expect(left).toEqual([7, 2])
})
