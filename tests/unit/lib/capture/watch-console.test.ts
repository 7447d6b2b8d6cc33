import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { FOLD_MS } from '@/lib/capture/limits'
import { watchConsole } from '@/lib/capture/watch-console'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('Element', Map)
  vi.spyOn(console, 'log').mockReturnValue(undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function listen() {
  const told: [text: string, count: number][] = []
  const watcher = watchConsole(
    ({ text, count }) => told.push([text, count]),
    () => undefined,
  )
  return { told, watcher }
}

test('how often a line came again is told after a moment, though nothing follows', () => {
  const { told, watcher } = listen()
  for (let turn = 0; turn < 3; turn += 1) console.log('tick')
  expect(told).toEqual([['tick', 1]])
  vi.advanceTimersByTime(FOLD_MS)
  watcher.stop()
  expect(told).toEqual([
    ['tick', 1],
    ['tick', 2],
  ])
})

test.each(['flush', 'stop'] as const)('and at %s', (name) => {
  const { told, watcher } = listen()
  console.log('tick')
  console.log('tick')
  watcher[name]()
  expect(told).toEqual([
    ['tick', 1],
    ['tick', 1],
  ])
  watcher.stop()
})

test('a page logs on where nothing can be told', () => {
  const native = console.log
  const watcher = watchConsole(
    () => {
      throw new Error('ours')
    },
    () => undefined,
  )
  console.log('one')
  console.log('two')
  watcher.stop()
  expect(vi.mocked(native).mock.calls).toEqual([['one'], ['two']])
})
