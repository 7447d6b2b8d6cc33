import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { decideSegments } from '@/lib/replay/segments'
import { decideStep, moveTransport, readPosition, type Route, type Transport } from '@/lib/replay/transport'

const HOUR_MS = 3_600_000
const FRAME_MS = 16
const START = Date.UTC(2026, 2, 29, 0, 59)

function createRoute(instants: number[], length: number): Route {
  const span = { from: START, to: START + length }
  const activity = instants.map((at) => ({ at: START + at, windowId: 'w' }))
  return { ...span, segments: decideSegments(activity, span) }
}

const start: Transport = { isPlaying: true, at: START, since: 0, speed: 1, isSkipping: true }

/** Plays to the end, frame by frame; answers the skips made and how long it took the viewer. */
function playThrough(transport: Transport, route: Route): { skips: { from: number; to: number }[]; tookMs: number } {
  const skips: { from: number; to: number }[] = []
  let now = transport
  for (let clock = 0; clock < 10 * 60_000; clock += FRAME_MS) {
    const step = decideStep(now, route, clock)
    if (step.kind === 'end') return { skips, tookMs: clock }
    if (step.kind === 'skip') {
      skips.push({ from: step.at - START, to: step.to - START })
      now = moveTransport(now, { at: step.to }, clock)
    }
  }
  throw new Error('never came to the end')
}

describe('position', () => {
  test('runs with the clock times the speed while playing, and stands while paused', () => {
    expect(readPosition({ ...start, speed: 4 }, 1_000)).toBe(START + 4_000)
    expect(readPosition({ ...start, isPlaying: false }, 1_000)).toBe(START)
  })

  test('another speed counts from now on', () => {
    const faster = moveTransport(start, { speed: 8 }, 1_000)
    expect(readPosition(faster, 1_500)).toBe(START + 1_000 + 4_000)
  })

  test('pausing and going on loses nothing', () => {
    const paused = moveTransport(start, { isPlaying: false }, 700)
    expect(readPosition(moveTransport(paused, { isPlaying: true }, 9_000), 9_100)).toBe(START + 800)
  })
})

describe('skipping inactivity', () => {
  test('jumps from a second after the last interaction to the next one', () => {
    const { skips } = playThrough(start, createRoute([0, 2_000, 30_000, 31_000], 31_000))
    expect(skips).toHaveLength(1)
    expect(skips[0]?.from).toBeGreaterThanOrEqual(3_000)
    expect(skips[0]?.from).toBeLessThan(3_000 + 2 * FRAME_MS)
    expect(skips[0]?.to).toBe(30_000)
  })

  test('a lone click between two long stretches is seen for a second', () => {
    const { skips, tookMs } = playThrough(start, createRoute([0, 60_000, 120_000], 120_000))
    expect(skips.map((skip) => skip.to)).toEqual([60_000, 120_000])
    expect(tookMs).toBeGreaterThan(2_000)
  })

  test.each([24, 61, 150])('a sleep of %i h takes one seek and under two seconds', (hours) => {
    const { skips, tookMs } = playThrough(start, createRoute([0, hours * HOUR_MS], hours * HOUR_MS))
    expect(skips).toHaveLength(1)
    expect(tookMs).toBeLessThan(2_000)
  })

  test('a sleep over an hour takes one seek even when inactivity is watched', () => {
    const { skips } = playThrough({ ...start, isSkipping: false }, createRoute([0, 24 * HOUR_MS], 24 * HOUR_MS))
    expect(skips).toHaveLength(1)
  })

  test('switched off, a minute of inactivity is watched', () => {
    const { skips, tookMs } = playThrough({ ...start, isSkipping: false }, createRoute([0, 60_000], 60_000))
    expect(skips).toEqual([])
    expect(tookMs).toBeGreaterThanOrEqual(60_000)
  })

  test('a stretch of five seconds at the start is watched', () => {
    expect(playThrough(start, createRoute([5_000], 5_000)).skips).toEqual([])
  })

  test('an inactive end is skipped to the end', () => {
    const { skips } = playThrough(start, createRoute([0], 600_000))
    expect(skips.map((skip) => skip.to)).toEqual([600_000])
  })

  test('a seek into an inactive stretch shows a second of where it went', () => {
    const route = createRoute([0, 60_000], 60_000)
    const there = moveTransport(start, { at: START + 30_000 }, 0)
    expect(decideStep(there, route, 999).kind).toBe('go on')
    expect(decideStep(there, route, 1_000)).toEqual({ kind: 'skip', at: START + 31_000, to: START + 60_000 })
  })

  test('a session ends at its end, whatever the speed', () => {
    expect(decideStep({ ...start, speed: 16 }, createRoute([0], 4_000), 10_000)).toEqual({
      kind: 'end',
      at: START + 4_000,
    })
  })

  test('any session comes to its end with one seek at most for each inactive stretch', () => {
    const instants = fc.array(fc.nat(3 * HOUR_MS), { maxLength: 12 }).map((list) => list.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(instants, fc.constantFrom(1, 4, 16), (times, speed) => {
        const route = createRoute(times, 3 * HOUR_MS)
        const { skips } = playThrough({ ...start, speed }, route)
        expect(skips.length).toBeLessThanOrEqual(route.segments.filter((segment) => !segment.isActive).length)
      }),
    )
  })
})
