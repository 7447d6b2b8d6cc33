import { effect } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { watchClock } from '@/components/parts/watch-clock'

beforeEach(() => vi.useFakeTimers({ now: 5_000 }))
afterEach(() => vi.useRealTimers())

test('it ticks every second while somebody looks, and only then', () => {
  const clock = watchClock()
  vi.advanceTimersByTime(10_000)
  expect(vi.getTimerCount()).toBe(0)

  const seen: number[] = []
  const stop = effect(() => void seen.push(clock.value))
  vi.advanceTimersByTime(2_000)
  stop()
  expect(seen.slice(-3)).toEqual([15_000, 16_000, 17_000])
  expect(vi.getTimerCount()).toBe(0)
})
