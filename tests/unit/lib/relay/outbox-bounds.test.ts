import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { MAX_IN_FLIGHT, MAX_JOINED_CHARACTERS, MAX_RETRY_MS, MAX_UNRECEIPTED_CHARACTERS } from '@/lib/relay/limits'

import { openOutbox, settle } from './script-background'

import { MASKING } from '../../../fixtures/rrweb-events'

const HOURS = 12
const CHUNK = `["${'x'.repeat(5_000)}"]`

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('twelve hours of use with a worker that dies every minute leave no more waiting than a few seconds bring', async () => {
  const { outbox, sent, answer, killWorker } = openOutbox()
  const seqs = new Set<number>()
  let said = 0
  let most = 0
  for (let second = 0; second < HOURS * 3_600; second += 1) {
    outbox.add(CHUNK, false, MASKING)
    said += 1
    expect(sent.length).toBeLessThanOrEqual(MAX_IN_FLIGHT)
    if (second % 60 === 30) await killWorker()
    while (sent.length > 0) seqs.add((await answer()).seq)
    await vi.advanceTimersByTimeAsync(1_000)
    while (sent.length > 0) seqs.add((await answer()).seq)
    most = Math.max(most, said - seqs.size)
  }
  expect(most).toBeLessThanOrEqual(MAX_RETRY_MS / 1_000)
  expect(seqs.size).toBe(said)
})

it('twelve hours without a background hold no more than the bound, and send no more than one round at a time', async () => {
  const { outbox, sent, answer, killWorker } = openOutbox()
  const said = HOURS * 3_600
  for (let second = 0; second < said; second += 1) {
    outbox.add(CHUNK, false, MASKING)
    expect(sent.length).toBeLessThanOrEqual(MAX_IN_FLIGHT)
    await killWorker()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  // The background is back.
  await killWorker()
  await vi.advanceTimersByTimeAsync(MAX_RETRY_MS)
  let held = 0
  let messages = 0
  while (sent.length > 0) {
    held += sent[0]!.chunk.body.length
    messages += 1
    await answer()
    await settle()
  }
  expect(held).toBeLessThan(said * CHUNK.length)
  expect(held).toBeLessThanOrEqual(MAX_UNRECEIPTED_CHARACTERS + CHUNK.length)
  expect(held).toBeGreaterThan(MAX_UNRECEIPTED_CHARACTERS - CHUNK.length)
  // What waited was joined: a worker that comes back finds few messages, not thousands.
  expect(messages).toBeLessThanOrEqual(
    MAX_UNRECEIPTED_CHARACTERS / (MAX_JOINED_CHARACTERS - CHUNK.length) + MAX_IN_FLIGHT + 1,
  )
})
