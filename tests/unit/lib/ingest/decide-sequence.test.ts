import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decideSequence } from '@/lib/ingest/decide-sequence'

const decide = (lastSeq: number, seq: number, isAfterLoss = false) =>
  decideSequence(lastSeq, { seq, lostBefore: isAfterLoss ? 'buffer full' : null })

describe('decideSequence', () => {
  it('takes the first chunk of a page and then one after another', () => {
    expect(decide(-1, 0)).toBe('next')
    expect(decide(6, 7)).toBe('next')
  })

  it('knows what is stored, after a loss too', () => {
    expect(decide(6, 6)).toBe('known')
    expect(decide(6, 0)).toBe('known')
    expect(decide(6, 6, true)).toBe('known')
  })

  it('waits for what is still on its way, after a loss too', () => {
    expect(decide(-1, 1)).toBe('early')
    expect(decide(6, 8)).toBe('early')
    expect(decide(6, 8, true)).toBe('early')
  })

  it('sees a hole where the relay had to drop something', () => {
    expect(decide(6, 7, true)).toBe('hole')
    expect(decide(-1, 0, true)).toBe('hole')
  })

  it('stores each number once and in order, however often and in whatever order chunks arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 60 }), (arrivals) => {
        const stored: number[] = []
        for (const seq of [...arrivals, ...Array.from({ length: 10 }, (_, i) => i)]) {
          const verdict = decide(stored.length - 1, seq)
          if (verdict === 'next') stored.push(seq)
        }
        expect(stored).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      }),
    )
  })
})
