import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { advanceClock, type ClockState } from '@/lib/capture/clock'
import { SLEEP_MS } from '@/lib/capture/limits'

const START: ClockState = { originAt: 1_000_000, lastAt: 0 }
const HOUR = 3_600_000

/** Reads the clock at each [wall clock, monotonic clock] and gives the instants. */
function readAll(readings: readonly [wallAt: number, monotonicMs: number][]): number[] {
  let state = START
  return readings.map(([wallAt, monotonicMs]) => {
    state = advanceClock(state, wallAt, monotonicMs)
    return state.lastAt
  })
}

describe('advanceClock', () => {
  it('is the wall clock at document start plus the monotonic clock, in whole milliseconds', () => {
    expect(
      readAll([
        [1_000_000, 0],
        [1_000_250, 250.4],
        [1_001_000, 999.6],
      ]),
    ).toEqual([1_000_000, 1_000_250, 1_001_000])
  })

  it('goes on steadily when the wall clock is set back', () => {
    expect(
      readAll([
        [1_000_100, 100],
        [1_000_200 - HOUR, 200],
        [1_000_300 - HOUR, 300],
      ]),
    ).toEqual([1_000_100, 1_000_200, 1_000_300])
  })

  it('moves with the wall clock over a sleep that the monotonic clock did not count', () => {
    expect(
      readAll([
        [1_000_100, 100],
        [1_000_200 + HOUR, 200],
        [1_000_300 + HOUR, 300],
      ]),
    ).toEqual([1_000_100, 1_000_200 + HOUR, 1_000_300 + HOUR])
  })

  it('does not count a sleep twice that the monotonic clock counted too', () => {
    expect(
      readAll([
        [1_000_100, 100],
        [1_000_200 + HOUR, 200 + HOUR],
      ]),
    ).toEqual([1_000_100, 1_000_200 + HOUR])
  })

  it('passes over drift up to the bound', () => {
    expect(readAll([[1_000_100 + SLEEP_MS, 100]])).toEqual([1_000_100])
    expect(readAll([[1_000_101 + SLEEP_MS, 100]])).toEqual([1_000_101 + SLEEP_MS])
  })

  it('never goes back, whatever both clocks do', () => {
    const reading = fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.double({ min: 0, max: 1e10, noNaN: true }))
    fc.assert(
      fc.property(fc.array(reading), (readings) => {
        const instants = readAll(readings)
        for (const [at, instant] of instants.entries()) expect(instant).toBeGreaterThanOrEqual(instants[at - 1] ?? 0)
      }),
    )
  })

  it('is never far behind the wall clock', () => {
    const step = fc.tuple(fc.integer({ min: 0, max: HOUR }), fc.integer({ min: -HOUR, max: HOUR }))
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let wallAt = START.originAt
        let monotonicMs = 0
        const readings = steps.map(([elapsed, jump]): [number, number] => {
          wallAt += elapsed + jump
          monotonicMs += elapsed
          return [wallAt, monotonicMs]
        })
        for (const [at, instant] of readAll(readings).entries()) {
          expect(readings[at]![0] - instant).toBeLessThanOrEqual(SLEEP_MS)
        }
      }),
    )
  })
})
