import { expect, test } from 'vitest'

import { measureMemory } from '@/components/popup/measure-memory'

test('the memory reaches back the chosen minutes at most, less while it is young', () => {
  const at = (now: number) => measureMemory({ startedAt: 0 }, 5, now)
  expect([-1, 60_000, 300_000, 900_000].map(at)).toEqual([0, 60_000, 300_000, 300_000])
})
