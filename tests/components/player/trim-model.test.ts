import { signal } from '@preact/signals'
import { expect, test } from 'vitest'

import { TrimModel } from '@/components/player/trim-model'
import type { TrimWish } from '@/lib/model/edit'

function open(hasAnything = true) {
  const whole = signal({ from: 1_000, to: 9_000 })
  const added: TrimWish[] = []
  const add = async (wish: TrimWish) => added.push(wish) > 0
  return { whole, added, trim: new TrimModel({ whole, add, hasAnything: () => hasAnything }) }
}

test('the ends stay within the session and never meet', () => {
  const { trim } = open()
  trim.setFrom(-5)
  trim.setTo(99_999)
  expect([trim.range.value, trim.isWhole.value]).toEqual([{ from: 1_000, to: 9_000 }, true])
  trim.setTo(4_000)
  trim.setFrom(8_000)
  expect(trim.range.value).toEqual({ from: 3_900, to: 4_000 })
  trim.setTo(2_000)
  expect([trim.range.value, trim.keptMs.value]).toEqual([{ from: 3_900, to: 4_000 }, 100])
})

test('what is chosen is asked for; the whole is not', async () => {
  const { trim, added } = open()
  expect(await trim.apply()).toBe(false)
  trim.setFrom(2_000.4)
  expect(await trim.apply()).toBe(true)
  expect(added).toEqual([{ kind: 'trim', from: 2_000, to: 9_000 }])
})

test('a range in which nothing was recorded is refused', async () => {
  const { trim, added } = open(false)
  expect(trim.problem.value).toBeNull()
  trim.setFrom(2_000)
  expect(trim.problem.value).toBe('Nothing was recorded in this range: nothing would be left.')
  expect([await trim.apply(), added]).toEqual([false, []])
})

test('a session that is trimmed is the whole from then on', () => {
  const { trim, whole } = open()
  trim.setFrom(2_000)
  whole.value = { from: 2_000, to: 9_000 }
  expect(trim.isWhole.value).toBe(true)
})

test('a session of no length has ends that stay in it', () => {
  const { trim, whole } = open()
  whole.value = { from: 5_000, to: 5_000 }
  trim.setTo(6_000)
  trim.setFrom(4_000)
  expect(trim.range.value).toEqual({ from: 5_000, to: 5_000 })
})
