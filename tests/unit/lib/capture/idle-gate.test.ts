import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createIdleGate } from '@/lib/capture/idle-gate'

import {
  buildIncrement,
  buildMeta,
  buildMutation,
  buildPageView,
  buildSnapshot,
  T0,
} from '../../../fixtures/rrweb-events'

const IDLE_MS = 300_000
const settle = () => Promise.resolve()

describe('the idle gate', () => {
  it('lets changes of the page pass until five minutes after the last interaction', () => {
    const gate = createIdleGate(IDLE_MS, T0)
    expect(gate.decide(buildMutation(T0 + IDLE_MS))).toBe('pass')
    expect(gate.decide(buildMutation(T0 + IDLE_MS + 1))).toBe('drop')
  })

  it('counts from the start of the page when nobody ever touched it', () => {
    expect(createIdleGate(IDLE_MS, T0).decide(buildMutation(T0 + IDLE_MS + 1))).toBe('drop')
    expect(createIdleGate(IDLE_MS, T0 + 1).decide(buildMutation(T0 + IDLE_MS + 1))).toBe('pass')
  })

  it('wakes with the next interaction, which needs a full snapshot before it', async () => {
    const gate = createIdleGate(IDLE_MS, T0)
    gate.decide(buildMutation(T0 + IDLE_MS + 1))
    const at = T0 + IDLE_MS + 2
    expect(gate.decide(buildIncrement(2, at))).toBe('wake')
    // What the snapshot itself brings comes within the call that takes it.
    expect([buildMeta(at), buildSnapshot(at), buildMutation(at)].map((event) => gate.decide(event))).toEqual([
      'pass',
      'pass',
      'pass',
    ])
    await settle()
    expect(gate.decide(buildMutation(at + 1))).toBe('pass')
    expect(gate.decide(buildIncrement(2, at + 1))).toBe('pass')
  })

  it('needs no snapshot when nothing was dropped', () => {
    const gate = createIdleGate(IDLE_MS, T0)
    expect(gate.decide(buildIncrement(2, T0 + 10 * IDLE_MS))).toBe('pass')
  })

  it('goes to sleep again, and wakes again', async () => {
    const gate = createIdleGate(IDLE_MS, T0)
    for (const at of [T0 + 2 * IDLE_MS, T0 + 4 * IDLE_MS]) {
      expect(gate.decide(buildMutation(at))).toBe('drop')
      expect(gate.decide(buildIncrement(3, at + 1))).toBe('wake')
      await settle()
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 12])('takes what a person causes for an interaction: source %i', (source) => {
    const gate = createIdleGate(IDLE_MS, T0)
    gate.decide(buildIncrement(source, T0 + IDLE_MS))
    expect(gate.decide(buildMutation(T0 + 2 * IDLE_MS))).toBe('pass')
  })

  it.each([0, 8, 9, 10, 11, 13, 14, 15, 16])('takes what the page does by itself for none: source %i', (source) => {
    const gate = createIdleGate(IDLE_MS, T0)
    expect(gate.decide(buildIncrement(source, T0 + IDLE_MS))).toBe('pass')
    expect(gate.decide(buildIncrement(source, T0 + IDLE_MS + 1))).toBe('drop')
  })

  it('never drops what is no change of the page', () => {
    const gate = createIdleGate(IDLE_MS, T0)
    const late = T0 + 9 * IDLE_MS
    for (const event of [buildMeta(late), buildSnapshot(late), buildPageView(late)]) {
      expect(gate.decide(event)).toBe('pass')
    }
  })

  it('keeps everything in a recording that was started by hand', () => {
    const gate = createIdleGate(null, T0)
    for (const hours of [1, 5, 24]) expect(gate.decide(buildMutation(T0 + hours * 3_600_000))).toBe('pass')
    expect(gate.decide(buildIncrement(2, T0 + 90_000_000))).toBe('pass')
  })

  it('drops nothing within five minutes of an interaction, and after a drop an interaction always wakes', async () => {
    const step = fc.record({ afterMs: fc.integer({ min: 0, max: 2 * IDLE_MS }), isTouch: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step), async (steps) => {
        const gate = createIdleGate(IDLE_MS, T0)
        let at = T0
        let touchedAt = T0
        let isMissing = false
        for (const { afterMs, isTouch } of steps) {
          at += afterMs
          const passage = gate.decide(isTouch ? buildIncrement(2, at) : buildMutation(at))
          const isLate = !isTouch && at - touchedAt > IDLE_MS
          const isWaking = isTouch && isMissing
          expect(passage).toBe(isLate ? 'drop' : isWaking ? 'wake' : 'pass')
          isMissing = (isMissing && !isTouch) || isLate
          if (isTouch) touchedAt = at
          await settle()
        }
      }),
    )
  })
})
