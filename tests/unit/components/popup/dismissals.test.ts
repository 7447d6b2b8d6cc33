import { expect, test } from 'vitest'

import { readDismissals, writeDismissal } from '@/components/popup/dismissals'
import { DISMISSALS_KEPT } from '@/components/popup/limits'

function createStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('a dismissal is remembered', () => {
  const storage = createStorage()
  expect(readDismissals(storage)).toEqual([])
  writeDismissal(storage, 'a')
  expect(writeDismissal(storage, 'b')).toEqual(['a', 'b'])
  expect(readDismissals(storage)).toEqual(['a', 'b'])
})

test('the oldest are forgotten', () => {
  const storage = createStorage()
  for (let index = 0; index <= DISMISSALS_KEPT; index += 1) writeDismissal(storage, `s${index}`)
  expect(readDismissals(storage)).toHaveLength(DISMISSALS_KEPT)
  expect(readDismissals(storage)[0]).toBe('s1')
})
