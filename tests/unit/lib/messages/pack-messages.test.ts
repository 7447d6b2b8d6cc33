import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MAX_CHUNK_CHARACTERS, MAX_EVENT_CHARACTERS, packMessages } from '@/lib/messages/pack-messages'
import type { CaptureMessage } from '@/lib/messages/page-wire'

import { buildClick, buildMeta, MASKING } from '../../../fixtures/rrweb-events'

const QUARTER = MAX_CHUNK_CHARACTERS / 4
const bodies = (messages: CaptureMessage[]) => messages.flatMap((one) => (one.kind === 'chunk' ? [one.body] : []))
const unpack = (messages: CaptureMessage[]) => bodies(messages).flatMap((body) => JSON.parse(body) as unknown[])

describe('packMessages', () => {
  it('sends nothing for nothing', () => {
    expect(packMessages([], false, MASKING)).toEqual([])
  })

  it('puts events into one message, in order', () => {
    const events = [buildMeta(), buildClick('Buy')]
    expect(packMessages(events, false, MASKING)).toEqual([
      { kind: 'chunk', body: JSON.stringify(events), isLeaving: false, masking: MASKING },
    ])
  })

  it('writes each event in the form it is given', () => {
    const [message] = packMessages([1, 2], false, MASKING, (event) => [event])
    expect(message).toMatchObject({ body: '[[1],[2]]' })
  })

  it('says in every message that the page is leaving', () => {
    const messages = packMessages(['x'.repeat(QUARTER * 3), 'y'.repeat(QUARTER * 3)], true, MASKING)
    expect(messages.map((one) => one.kind === 'chunk' && one.isLeaving)).toEqual([true, true])
  })

  it('starts another message before one grows too large', () => {
    const events = Array.from({ length: 9 }, (_, at) => `${at}`.repeat(QUARTER))
    const messages = packMessages(events, false, MASKING)
    expect(messages).toHaveLength(3)
    expect(unpack(messages)).toEqual(events)
  })

  it('sends an event that is larger than a message by itself', () => {
    const events = ['a', 'b'.repeat(MAX_CHUNK_CHARACTERS * 2), 'c']
    expect(bodies(packMessages(events, false, MASKING)).map((body) => body.length)).toEqual([
      5,
      MAX_CHUNK_CHARACTERS * 2 + 4,
      5,
    ])
  })

  it('shows the hole where an event is too large for any message', () => {
    const messages = packMessages(['a', 'b'.repeat(MAX_EVENT_CHARACTERS), 'c'], false, MASKING)
    expect(messages).toEqual([
      { kind: 'chunk', body: '["a"]', isLeaving: false, masking: MASKING },
      { kind: 'lost', reason: 'event too large' },
      { kind: 'chunk', body: '["c"]', isLeaving: false, masking: MASKING },
    ])
  })

  it('loses nothing, doubles nothing and keeps every message of several events within the bound', () => {
    const size = fc.oneof(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: QUARTER, max: MAX_CHUNK_CHARACTERS * 1.5 }),
    )
    fc.assert(
      fc.property(fc.array(size, { maxLength: 12 }), (sizes) => {
        const events = sizes.map((length, at) => ({ at, text: 'x'.repeat(length) }))
        const messages = packMessages(events, false, MASKING)
        expect(unpack(messages)).toEqual(events)
        for (const body of bodies(messages)) {
          const isAlone = (JSON.parse(body) as unknown[]).length === 1
          expect(isAlone || body.length <= MAX_CHUNK_CHARACTERS).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the bound for very many small events too', () => {
    const events = Array.from({ length: MAX_CHUNK_CHARACTERS / 2 }, () => 7)
    for (const body of bodies(packMessages(events, false, MASKING)))
      expect(body.length).toBeLessThanOrEqual(MAX_CHUNK_CHARACTERS)
  })
})
