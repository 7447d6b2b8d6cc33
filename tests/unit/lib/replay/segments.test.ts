import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { decideSegments, findSegment, type Segment } from '@/lib/replay/segments'

const measureActiveMs = (segments: readonly Segment[]) =>
  segments.reduce((sum, segment) => sum + (segment.isActive ? segment.to - segment.from : 0), 0)

const HOUR_MS = 3_600_000

function segmentsOf(instants: number[], from: number, to: number): Segment[] {
  return decideSegments(
    instants.map((at) => ({ at, windowId: 'w' })),
    { from, to },
  )
}

const active = (from: number, to: number): Segment => ({ from, to, isActive: true })
const inactive = (from: number, to: number): Segment => ({ from, to, isActive: false })

describe('segments', () => {
  test('interactions 5 s apart belong together, 5.001 s apart do not', () => {
    expect(segmentsOf([0, 5_000, 10_001], 0, 10_001)).toEqual([
      active(0, 5_000),
      inactive(5_000, 10_001),
      active(10_001, 10_001),
    ])
  })

  test('the stretches before the first and after the last interaction are inactive', () => {
    expect(segmentsOf([2_000, 3_000], 0, 60_000)).toEqual([
      inactive(0, 2_000),
      active(2_000, 3_000),
      inactive(3_000, 60_000),
    ])
  })

  test('a session without interaction is one inactive segment', () => {
    expect(segmentsOf([], 0, 100)).toEqual([inactive(0, 100)])
    expect(segmentsOf([], 5, 5)).toEqual([inactive(5, 5)])
  })

  test.each([24, 150])('a machine asleep for %i h is one inactive segment', (hours) => {
    const woke = hours * HOUR_MS
    expect(segmentsOf([0, woke], 0, woke)).toEqual([active(0, 0), inactive(0, woke), active(woke, woke)])
  })

  test('interactions outside the span are left out', () => {
    expect(segmentsOf([-10, 50, 110], 0, 100)).toEqual([inactive(0, 50), active(50, 50), inactive(50, 100)])
  })

  const sessions = fc.record({
    instants: fc.array(fc.nat(100_000), { maxLength: 60 }).map((list) => list.toSorted((a, b) => a - b)),
    to: fc.nat(100_000),
  })

  test('cover the span without holes or overlaps', () => {
    fc.assert(
      fc.property(sessions, ({ instants, to }) => {
        const segments = segmentsOf(instants, 0, to)
        expect(segments[0]?.from).toBe(0)
        expect(segments.at(-1)?.to).toBe(to)
        segments.slice(1).forEach((segment, index) => expect(segment.from).toBe(segments[index]?.to))
      }),
    )
  })

  test('active time is the sum of the spans between neighbours at most 5 s apart', () => {
    fc.assert(
      fc.property(sessions, ({ instants, to }) => {
        const inside = instants.filter((at) => at <= to)
        const spans = inside.slice(1).map((at, index) => at - (inside[index] ?? 0))
        const expected = spans.filter((span) => span <= 5_000).reduce((sum, span) => sum + span, 0)
        expect(measureActiveMs(segmentsOf(instants, 0, to))).toBe(expected)
      }),
    )
  })

  test('no inactive segment between two active ones is as short as the threshold', () => {
    fc.assert(
      fc.property(sessions, ({ instants, to }) => {
        const between = segmentsOf(instants, 0, to).slice(1, -1)
        expect(between.every((segment) => segment.isActive || segment.to - segment.from > 5_000)).toBe(true)
      }),
    )
  })
})

test('of two segments that meet, the later one is watched', () => {
  const segments = segmentsOf([10_000], 0, 20_000)
  expect(findSegment(segments, 9_999)).toEqual(inactive(0, 10_000))
  expect(findSegment(segments, 10_000)).toEqual(inactive(10_000, 20_000))
  expect(findSegment(segments, -1)).toEqual(inactive(0, 10_000))
})
