import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { MAX_IN_FLIGHT, MAX_RETRY_MS, RETRY_MS } from '@/lib/relay/limits'

import { openOutbox, settle } from './script-background'

import { MASKING } from '../../../fixtures/rrweb-events'

describe('an outbox', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('numbers chunks from 0 and names their session', () => {
    const { outbox, sent } = openOutbox('s')
    outbox.add('["a"]', false, MASKING)
    outbox.add('["b"]', false, MASKING)
    expect(sent.map(({ chunk }) => chunk)).toEqual([
      { sessionId: 's', seq: 0, body: '["a"]', lostBefore: null, masking: MASKING },
      { sessionId: 's', seq: 1, body: '["b"]', lostBefore: null, masking: MASKING },
    ])
  })

  it('has few on their way at once and sends the next for each receipt', async () => {
    const { outbox, numbers, answer } = openOutbox()
    for (let at = 0; at < MAX_IN_FLIGHT + 2; at += 1) outbox.add('[]', false, MASKING)
    expect(numbers()).toEqual([0, 1, 2, 3])
    await answer()
    expect(numbers()).toEqual([1, 2, 3, 4])
  })

  it('sends everything at once when the page is leaving', () => {
    const { outbox, numbers } = openOutbox()
    for (let at = 0; at < 7; at += 1) outbox.add('[]', at === 6, MASKING)
    expect(numbers()).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('keeps a chunk until its receipt and sends it again, in order', async () => {
    const { outbox, numbers, answer, killWorker } = openOutbox()
    for (let at = 0; at < 3; at += 1) outbox.add('[]', false, MASKING)
    await answer()
    await killWorker()
    expect(numbers()).toEqual([])
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    expect(numbers()).toEqual([1, 2])
    await answer()
    await answer()
    await vi.advanceTimersByTimeAsync(MAX_RETRY_MS * 2)
    expect(numbers()).toEqual([])
  })

  it('never sends a chunk again while it is on its way', async () => {
    const { outbox, numbers } = openOutbox()
    outbox.add('[]', false, MASKING)
    outbox.retryNow()
    outbox.add('[]', true, MASKING)
    await vi.advanceTimersByTimeAsync(MAX_RETRY_MS * 2)
    expect(numbers()).toEqual([0, 1])
  })

  it('waits longer after each failure, up to a bound, and anew after a success', async () => {
    const { outbox, numbers, killWorker, answer } = openOutbox()
    outbox.add('[]', false, MASKING)
    for (const waitMs of [200, 400, 800, 1_600, 3_200, 5_000, 5_000]) {
      await killWorker()
      await vi.advanceTimersByTimeAsync(waitMs - 1)
      expect(numbers()).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect(numbers()).toEqual([0])
    }
    await answer()
    outbox.add('[]', false, MASKING)
    await killWorker()
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    expect(numbers()).toEqual([1])
  })

  it('counts one death of the worker once, however many chunks were on their way', async () => {
    const { outbox, numbers, killWorker } = openOutbox()
    for (let at = 0; at < MAX_IN_FLIGHT; at += 1) outbox.add('[]', false, MASKING)
    await killWorker()
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    await killWorker()
    await vi.advanceTimersByTimeAsync(RETRY_MS * 2)
    expect(numbers()).toEqual([0, 1, 2, 3])
  })

  it('does not wait for the next try when the page is leaving', async () => {
    const { outbox, numbers, killWorker } = openOutbox()
    outbox.add('[]', false, MASKING)
    await killWorker()
    outbox.add('[]', true, MASKING)
    expect(numbers()).toEqual([0, 1])
  })

  it('does not wait for the next try when the page comes back', async () => {
    const { outbox, numbers, killWorker } = openOutbox()
    outbox.add('[]', false, MASKING)
    await killWorker()
    outbox.retryNow()
    expect(numbers()).toEqual([0])
    await vi.advanceTimersByTimeAsync(MAX_RETRY_MS)
    expect(numbers()).toEqual([0])
  })

  it('sends a chunk again that came before an earlier one', async () => {
    const { outbox, sent, numbers, answer } = openOutbox()
    outbox.add('[]', false, MASKING)
    outbox.add('[]', false, MASKING)
    sent.reverse()
    await answer({ ok: false, reason: 'out of order' })
    await answer()
    expect(numbers()).toEqual([])
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    expect(numbers()).toEqual([1])
  })

  it('forgets a long wait as soon as something is stored', async () => {
    const { outbox, sent, numbers, answer, killWorker } = openOutbox()
    outbox.add('[]', false, MASKING)
    outbox.add('[]', false, MASKING)
    for (let death = 0; death < 6; death += 1) {
      await killWorker()
      await vi.advanceTimersByTimeAsync(MAX_RETRY_MS)
    }
    expect(numbers()).toEqual([0, 1])
    sent.reverse()
    await answer({ ok: false, reason: 'out of order' })
    await answer()
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    expect(numbers()).toEqual([1])
  })

  it('asks for a snapshot when the background does', async () => {
    const { outbox, told, answer } = openOutbox()
    outbox.add('[]', false, MASKING)
    await answer({ ok: true, needsSnapshot: true })
    expect(told).toEqual(['snapshot'])
  })

  it.each(['page is not recorded', 'disk full'] as const)('closes when it is refused: %s', async (reason) => {
    const { outbox, told, numbers, answer, sent } = openOutbox()
    outbox.add('[]', false, MASKING)
    outbox.add('[]', false, MASKING)
    await answer({ ok: false, reason })
    sent.length = 0
    outbox.add('[]', true, MASKING)
    outbox.retryNow()
    await vi.advanceTimersByTimeAsync(MAX_RETRY_MS)
    expect(told).toEqual([reason])
    expect(numbers()).toEqual([])
  })

  it('closes when its extension is gone', async () => {
    const { outbox, told, numbers, killWorker, orphan } = openOutbox()
    outbox.add('[]', false, MASKING)
    orphan()
    await killWorker()
    await vi.advanceTimersByTimeAsync(MAX_RETRY_MS)
    expect(told).toEqual(['extension is gone'])
    expect(numbers()).toEqual([])
  })

  it('sends nothing more once it is closed', async () => {
    const { outbox, numbers, killWorker } = openOutbox()
    outbox.add('[]', false, MASKING)
    await killWorker()
    outbox.close()
    outbox.add('[]', false, MASKING)
    await vi.advanceTimersByTimeAsync(MAX_RETRY_MS)
    expect(numbers()).toEqual([])
  })
})

describe('draining an outbox', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  async function isDone(drained: Promise<void>): Promise<boolean> {
    let done = false
    void drained.then(() => (done = true))
    await settle()
    return done
  }

  it('ends at once when nothing waits', async () => {
    expect(await isDone(openOutbox().outbox.drain(1_000))).toBe(true)
  })

  it('ends with the last receipt, for everyone who waits', async () => {
    const { outbox, answer } = openOutbox()
    outbox.add('[]', false, MASKING)
    outbox.add('[]', false, MASKING)
    const drained = [outbox.drain(1_000), outbox.drain(1_000)]
    await answer()
    expect(await isDone(drained[0]!)).toBe(false)
    await answer()
    expect(await Promise.all(drained.map(isDone))).toEqual([true, true])
  })

  it('ends after its time when no receipt comes', async () => {
    const { outbox } = openOutbox()
    outbox.add('[]', false, MASKING)
    const drained = outbox.drain(1_000)
    await vi.advanceTimersByTimeAsync(999)
    expect(await isDone(drained)).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await isDone(drained)).toBe(true)
  })

  it('ends when the background refuses', async () => {
    const { outbox, answer } = openOutbox()
    outbox.add('[]', false, MASKING)
    const drained = outbox.drain(1_000)
    await answer({ ok: false, reason: 'disk full' })
    expect(await isDone(drained)).toBe(true)
  })
})
