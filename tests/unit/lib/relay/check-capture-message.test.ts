import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { packMessages } from '@/lib/messages/pack-messages'
import { checkCaptureMessage } from '@/lib/relay/check-capture-message'

import { hostileValue } from '../../../fixtures/hostile-values'

import { MASKING } from '../../../fixtures/rrweb-events'

function isEqual(value: unknown, shape: unknown): boolean {
  try {
    expect(value).toEqual(shape)
    return true
  } catch {
    // It is another one.
    return false
  }
}

describe('checkCaptureMessage', () => {
  it('takes what capture sends, as it is', () => {
    for (const message of [
      { kind: 'chunk', body: '[]', isLeaving: true, masking: { revision: 3, level: 'light', typed: ['Anna'] } },
      { kind: 'events', events: [{}], isLeaving: false, masking: MASKING },
      { kind: 'lost', reason: 'event too large' },
      { kind: 'frame', nodeId: 7 },
    ]) {
      expect(checkCaptureMessage(message)).toEqual(message)
    }
  })

  it('takes nothing along, and no reason that the page made up', () => {
    expect(checkCaptureMessage({ kind: 'chunk', body: '[]', isLeaving: 'yes', sessionId: 'x' })).toEqual({
      kind: 'chunk',
      body: '[]',
      isLeaving: false,
      // No rules that hold: all of it is masked.
      masking: { revision: -1, level: 'strict', typed: [] },
    })
    expect(checkCaptureMessage({ kind: 'lost', reason: '<b>' })).toEqual({ kind: 'lost', reason: 'event too large' })
  })

  it('answers whatever a page sends, without a throw, with what is one of the messages or with nothing', () => {
    const forged = fc.oneof(
      hostileValue,
      fc.record(
        {
          kind: fc.oneof(fc.constantFrom<unknown>('chunk', 'events', 'lost', 'frame', 'stop'), hostileValue),
          body: hostileValue,
          events: hostileValue,
          isLeaving: hostileValue,
          masking: fc.oneof(hostileValue, fc.record({ revision: hostileValue, typed: fc.array(hostileValue) })),
          reason: hostileValue,
          nodeId: hostileValue,
        },
        { requiredKeys: [] },
      ),
    )
    fc.assert(
      fc.property(forged, (detail) => {
        const message = checkCaptureMessage(detail)
        const any = (type: unknown): unknown => expect.any(type)
        const masking = { revision: any(Number), level: any(String), typed: any(Array) }
        const shapes = [
          undefined,
          { kind: 'chunk', body: any(String), isLeaving: any(Boolean), masking },
          { kind: 'events', events: any(Array), isLeaving: any(Boolean), masking },
          { kind: 'lost', reason: 'event too large' },
          { kind: 'frame', nodeId: any(Number) },
        ]
        expect(shapes.some((shape) => isEqual(message, shape))).toBe(true)
        const messages =
          message?.kind === 'events' ? packMessages(message.events, message.isLeaving, message.masking) : []
        expect(messages.every(({ kind }) => kind === 'chunk')).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it('passes over events that have no JSON, and keeps those around them', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    const message = checkCaptureMessage({
      kind: 'events',
      events: [{ a: 1 }, undefined, cycle, 7n, { b: 2 }],
      isLeaving: false,
    })
    if (message?.kind !== 'events') throw new Error('refused')
    expect(packMessages(message.events, false, MASKING)).toEqual([
      { kind: 'chunk', body: '[{"a":1},{"b":2}]', isLeaving: false, masking: MASKING },
    ])
  })
})
