import { describe, expect, test } from 'vitest'

import { buildMeta, buildMutation, buildSnapshot } from '../../../fixtures/rrweb-events'
import { assembleWindow } from '@/lib/replay/assemble-window'
import { decideWindow } from '@/lib/replay/follow'
import { createPageIndex, indexEvents } from '@/lib/replay/index-page'
import { decideSegments, type Segment } from '@/lib/replay/segments'
import { decideStep, moveTransport, type Transport } from '@/lib/replay/transport'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

interface Row {
  /** When the person did something, ms since the start. */
  acts: number[]
  to: number
  /** Active ones, as [from, to]. */
  active: [from: number, to: number][]
  activeMs: number
  /** Where it jumps to: with inactivity skipped, and watched. */
  skipped: number[]
  watched: number[]
}

/** Timelines by hand, with what other players made of them. */
const TIMELINES: Record<string, Row> = {
  'a click alone': { acts: [3_000], to: 4_000, active: [[3_000, 3_000]], activeMs: 0, skipped: [], watched: [] },
  'nothing at all, for two hours': {
    acts: [],
    to: 2 * HOUR_MS,
    active: [],
    activeMs: 0,
    skipped: [2 * HOUR_MS],
    watched: [2 * HOUR_MS],
  },
  'pauses of just five seconds': {
    acts: [0, 5_000, 10_000],
    to: 10_000,
    active: [[0, 10_000]],
    activeMs: 10_000,
    skipped: [],
    watched: [],
  },
  'a pause a millisecond longer': {
    acts: [0, 5_001],
    to: 5_001,
    active: [
      [0, 0],
      [5_001, 5_001],
    ],
    activeMs: 0,
    skipped: [5_001],
    watched: [],
  },
  'two acts at one moment': {
    acts: [1_000, 1_000, 2_000],
    to: 2_000,
    active: [[1_000, 2_000]],
    activeMs: 1_000,
    skipped: [],
    watched: [],
  },
  'a start that is waited through': {
    acts: [MINUTE_MS, MINUTE_MS + 500],
    to: MINUTE_MS + 500,
    active: [[MINUTE_MS, MINUTE_MS + 500]],
    activeMs: 500,
    skipped: [MINUTE_MS],
    watched: [],
  },
  'an end nobody was there for': {
    acts: [0, 800],
    to: 10 * MINUTE_MS,
    active: [[0, 800]],
    activeMs: 800,
    skipped: [10 * MINUTE_MS],
    watched: [],
  },
  'an hour to the millisecond': {
    acts: [0, HOUR_MS],
    to: HOUR_MS,
    active: [
      [0, 0],
      [HOUR_MS, HOUR_MS],
    ],
    activeMs: 0,
    skipped: [HOUR_MS],
    watched: [],
  },
  'a laptop asleep for 24 h': {
    acts: [0, 24 * HOUR_MS],
    to: 24 * HOUR_MS,
    active: [
      [0, 0],
      [24 * HOUR_MS, 24 * HOUR_MS],
    ],
    activeMs: 0,
    skipped: [24 * HOUR_MS],
    watched: [24 * HOUR_MS],
  },
  'a laptop asleep for 150 h': {
    acts: [0, 150 * HOUR_MS],
    to: 150 * HOUR_MS,
    active: [
      [0, 0],
      [150 * HOUR_MS, 150 * HOUR_MS],
    ],
    activeMs: 0,
    skipped: [150 * HOUR_MS],
    watched: [150 * HOUR_MS],
  },
}

describe.each(Object.entries(TIMELINES))('%s', (_name, { acts, to, active, activeMs, skipped, watched }) => {
  const segments = decideSegments(
    acts.map((at) => ({ at, windowId: 'w' })),
    { from: 0, to },
  )

  test('is active when the person is, and for as long', () => {
    const own = segments.filter(({ isActive }) => isActive)
    expect(own.map(({ from, to }) => [from, to])).toEqual(active)
    expect(own.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(activeMs)
  })

  test('is jumped over once where nothing is done', () => {
    expect([listJumps(segments, to, true), listJumps(segments, to, false)]).toEqual([skipped, watched])
  })
})

/** Plays as a viewer's frames do, whose clock may be as slow as it likes where nothing is jumped over. */
function listJumps(segments: readonly Segment[], to: number, isSkipping: boolean): number[] {
  const jumps: number[] = []
  let now: Transport = { isPlaying: true, at: 0, since: 0, speed: 1, isSkipping }
  for (let clock = 0; ; clock += 100) {
    const step = decideStep(now, { from: 0, to, segments }, clock)
    if (step.kind === 'end') return jumps
    if (step.kind !== 'skip') continue
    jumps.push(step.to)
    now = moveTransport(now, { at: step.to }, clock)
  }
}

describe('two tabs that are used by turns', () => {
  const index = (pageId: string, ...at: number[]) => {
    const page = createPageIndex(pageId)
    indexEvents(
      page,
      at.flatMap((time) => [buildMeta(time), buildSnapshot(time), buildMutation(time + 50)]),
    )
    return page
  }
  const windows = [assembleWindow('a', [index('a-1', 0, 400)])!, assembleWindow('b', [index('b-1', 100)])!]

  test('are two windows, each of its own pages alone', () => {
    expect(windows.map(({ blocks }) => blocks.map(({ pageId, from, to }) => [pageId, from, to]))).toEqual([
      [
        ['a-1', 0, 400],
        ['a-1', 400, 451],
      ],
      [['b-1', 100, 151]],
    ])
  })

  test.each([
    [0, 'a'],
    [119, 'a'],
    [120, 'b'],
    [260, 'a'],
    [999, 'b'],
  ])('at %i ms the one is seen in which something was done last', (at, id) => {
    const looks = [
      [0, 'a'],
      [120, 'b'],
      [250, 'a'],
      [400, 'b'],
    ].map(([at, windowId]) => ({ at: at as number, windowId: windowId as string }))
    expect(decideWindow(looks, windows, at)).toBe(id)
  })
})
