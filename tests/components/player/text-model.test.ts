import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { TextModel } from '@/components/player/text-model'
import type { EditWish } from '@/lib/model/edit'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(isThere: (text: string) => boolean) {
  const asked: string[] = []
  const added: EditWish[] = []
  const text = new TextModel({
    hasText: async (words) => (asked.push(words), isThere(words)),
    add: async (wish) => added.push(wish) > 0,
  })
  return { text, asked, added }
}

test('a text is looked for once nobody types any more', async () => {
  const { text, asked } = open(() => true)
  for (const typed of ['A', 'Ad', 'Ada ']) text.setText(typed)
  expect(text.finding.value).toBe('nothing asked')
  await vi.advanceTimersByTimeAsync(1_000)
  expect([asked, text.finding.value]).toEqual([['Ada'], 'found'])
})

test('a text that is nowhere is refused', async () => {
  const { text, added } = open(() => false)
  text.setText('Ada')
  expect(await text.remove()).toBe(false)
  expect(text.problem.value).toBe('Nothing in this session contains this text.')
  expect([added, text.text.value]).toEqual([[], 'Ada'])
  text.setText('Ad')
  expect(text.problem.value).toBeNull()
})

test('what is no text to look for is said when it is typed, an empty field only when it is sent', async () => {
  const { text, asked } = open(() => true)
  expect(text.problem.value).toBeNull()
  expect(await text.remove()).toBe(false)
  expect(text.problem.value).toBe('Enter at least 2 characters.')
  text.setText('****')
  expect(text.problem.value).toBe('Asterisks are what is masked already.')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual([])
})

test('a text that is taken out leaves an empty field', async () => {
  const { text, added } = open(() => true)
  text.setText(' Ada ')
  expect(await text.remove()).toBe(true)
  expect(added).toEqual([{ kind: 'text', text: 'Ada' }])
  expect([text.text.value, text.problem.value]).toEqual(['', null])
})
