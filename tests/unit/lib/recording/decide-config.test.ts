import { expect, test } from 'vitest'

import { decideConfig } from '@/lib/recording/decide-config'
import { DEFAULT_SETTINGS } from '@/lib/model/settings'

const decide = (pauses: { from: number; to: number | null }[], settings = DEFAULT_SETTINGS) =>
  decideConfig({ mode: 'manual', pauses }, settings, {} as never, 'https://shop.test/')

test('a page may speak of what came after the last pause', () => {
  expect(decide([]).since).toBe(0)
  expect(
    decide([
      { from: 1, to: 5 },
      { from: 7, to: 9 },
    ]).since,
  ).toBe(9)
  expect(decide([{ from: 7, to: null }]).since).toBe(7)
})

test('headers and bodies are for who asked for them', () => {
  expect(decide([])).toMatchObject({ keepsHeaders: false, keepsBodies: false })
  const asked = { ...DEFAULT_SETTINGS, keepsBodies: true }
  expect(decide([], asked)).toMatchObject({ keepsHeaders: false, keepsBodies: true })
})
