import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { RETRY_MS } from '@/lib/relay/limits'

import { openOutbox } from './script-background'

import { MASKING } from '../../../fixtures/rrweb-events'

const OVER = { ok: false, reason: 'session is over', nextSessionId: 'next' } as const

describe('an outbox whose session is over', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('moves what waits to the next session, in order, from 0 on', async () => {
    const { outbox, sent, told, answer } = openOutbox()
    for (const body of ['a', 'b', 'c']) outbox.add(body, false, MASKING)
    await answer()
    await answer(OVER)
    expect(told).toEqual(['moved to next'])
    outbox.add('d', false, MASKING)
    const moved = sent.filter(({ chunk }) => chunk.sessionId === 'next').map(({ chunk }) => [chunk.seq, chunk.body])
    expect(moved).toEqual([
      [0, 'b'],
      [1, 'c'],
      [2, 'd'],
    ])
  })

  it('moves once, whatever comes back for what was on its way', async () => {
    const { outbox, sent, told, answer, killWorker } = openOutbox()
    for (const body of ['a', 'b', 'c']) outbox.add(body, false, MASKING)
    await answer(OVER)
    await answer(OVER)
    expect(told).toEqual(['moved to next'])
    await killWorker()
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    expect(sent.map(({ chunk }) => [chunk.sessionId, chunk.seq, chunk.body])).toEqual([
      ['next', 0, 'a'],
      ['next', 1, 'b'],
      ['next', 2, 'c'],
    ])
  })

  it('drains when all of it is stored there', async () => {
    const { outbox, answer } = openOutbox()
    outbox.add('a', false, MASKING)
    const drained = outbox.drain(1_000)
    await answer(OVER)
    await answer()
    await expect(drained).resolves.toBeUndefined()
  })
})

it('the next session is told what was typed in the one before', async () => {
  const { outbox, sent, answer } = openOutbox('one')
  outbox.add('["a"]', false, { ...MASKING, typed: ['Anna'] })
  await answer()
  outbox.add('["b"]', false, { ...MASKING, typed: ['Berta'] })
  await answer({ ok: false, reason: 'session is over', nextSessionId: 'two' })
  expect(sent.map(({ chunk }) => [chunk.sessionId, chunk.masking.typed])).toEqual([['two', ['Anna', 'Berta']]])
})
