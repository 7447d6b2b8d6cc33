import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { decideSequence } from '@/lib/ingest/decide-sequence'
import type { Receipt } from '@/lib/messages/relay'
import { MAX_UNRECEIPTED_CHARACTERS, RETRY_MS } from '@/lib/relay/limits'

import { openOutbox } from './script-background'

import { MASKING } from '../../../fixtures/rrweb-events'

const HALF = 'x'.repeat(MAX_UNRECEIPTED_CHARACTERS / 2)
const MALFORMED: Receipt = { ok: false, reason: 'malformed' }

describe('an outbox that loses something', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('keeps no more than its bound and says so with the first chunk that fits again', async () => {
    const { outbox, sent, numbers, answer } = openOutbox()
    outbox.add(HALF, false, MASKING)
    outbox.add(HALF, false, MASKING)
    outbox.add('dropped', false, MASKING)
    expect(numbers()).toEqual([0, 1])
    await answer()
    outbox.add('after', false, MASKING)
    outbox.add('later', false, MASKING)
    expect(
      sent.map(({ chunk }) => [chunk.seq, chunk.body === HALF ? 'half' : chunk.body, chunk.lostBefore !== null]),
    ).toEqual([
      [1, 'half', false],
      [2, 'after', true],
      [3, 'later', false],
    ])
  })

  it('asks for a snapshot as soon as there is room, also when nothing more happens', async () => {
    const { outbox, told, answer } = openOutbox()
    outbox.add(HALF, false, MASKING)
    outbox.add(HALF, false, MASKING)
    outbox.add('dropped', false, MASKING)
    await answer()
    expect(told).toEqual([])
    await answer()
    expect(told).toEqual(['snapshot'])
  })

  it('takes one chunk above its bound when nothing else waits', () => {
    const { outbox, numbers } = openOutbox()
    outbox.add(`${HALF}${HALF}more`, false, MASKING)
    expect(numbers()).toEqual([0])
  })

  it('says where capture had to leave out an event', () => {
    const { outbox, sent } = openOutbox()
    outbox.markLoss('event too large')
    outbox.add('[]', false, MASKING)
    expect(sent[0]!.chunk).toMatchObject({ seq: 0, lostBefore: 'event too large' })
  })

  it('goes on after a chunk that is refused as malformed: what follows is still taken, after a hole', async () => {
    const { outbox, sent, answer } = openOutbox()
    outbox.add('not for storing', false, MASKING)
    outbox.add('["b"]', false, MASKING)
    outbox.add('["c"]', false, MASKING)
    let lastSeq = -1
    const verdicts: string[] = []
    for (let turn = 0; turn < 20; turn += 1) {
      const next = sent[0]?.chunk
      if (!next) await vi.advanceTimersByTimeAsync(RETRY_MS)
      else if (next.body === 'not for storing') await answer(MALFORMED)
      else {
        const verdict = decideSequence(lastSeq, next)
        if (verdict === 'early') await answer({ ok: false, reason: 'out of order' })
        else {
          lastSeq = Math.max(lastSeq, next.seq)
          verdicts.push(verdict)
          await answer({ ok: true, needsSnapshot: verdict === 'hole' })
        }
      }
    }
    expect(lastSeq).toBe(2)
    expect(verdicts).toEqual(['hole', 'next', 'next'])
  })

  it('gives up when even the mark of a loss is refused as malformed', async () => {
    const { outbox, told, sent, answer } = openOutbox()
    outbox.add('x', false, MASKING)
    for (let turn = 0; turn < 5 && sent.length > 0; turn += 1) await answer(MALFORMED)
    expect(told).toContain('malformed')
    expect(sent).toEqual([])
  })

  it('brings every chunk over once and in order, however often the worker dies', async () => {
    const step = fc.constantFrom('add', 'answer', 'lose receipt', 'die', 'wait', 'leave')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { outbox, sent, answer, killWorker } = openOutbox()
        const stored: number[] = []
        let lastSeq = -1
        let count = 0
        const add = (isLeaving: boolean) => outbox.add(`[${count++}]`, isLeaving, MASKING)
        /** As the background does it; with the receipt or without. */
        const take = async (isAnswered: boolean) => {
          const next = sent[0]
          if (!next) return
          const verdict = decideSequence(lastSeq, next.chunk)
          if (verdict === 'next') {
            stored.push(...(JSON.parse(next.chunk.body) as number[]))
            lastSeq = next.chunk.seq
          }
          if (!isAnswered) next.die()
          await answer(verdict === 'early' ? { ok: false, reason: 'out of order' } : { ok: true, needsSnapshot: false })
        }
        for (const one of steps) {
          if (one === 'add') add(false)
          if (one === 'leave') add(true)
          if (one === 'answer') await take(true)
          if (one === 'lose receipt') await take(false)
          if (one === 'die') await killWorker()
          if (one === 'wait') await vi.advanceTimersByTimeAsync(RETRY_MS)
        }
        for (let turn = 0; turn < 200 && stored.length < count; turn += 1) {
          await take(true)
          await vi.advanceTimersByTimeAsync(5_000)
        }
        expect(stored).toEqual(Array.from({ length: count }, (_, at) => at))
      }),
    )
  })
})
