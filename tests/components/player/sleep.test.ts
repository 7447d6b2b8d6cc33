import { describe, expect, test } from 'vitest'

import { PlayerModel } from '@/components/player/player-model'
import { decideSegments } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'

import { createFakeViewer } from './fake-viewer'

const HOUR_MS = 3_600_000

/** The evening before summer time begins in Berlin, and half a year later before it ends. */
const EVENINGS = { begins: Date.UTC(2026, 2, 28, 20), ends: Date.UTC(2026, 9, 24, 20) }

/** The person clicks twice whenever the machine is awake. */
function createTimeline(from: number, sleepsH: readonly number[]): Timeline {
  const woke = sleepsH.map((_, index) =>
    sleepsH.slice(0, index + 1).reduce((sum, hours) => sum + hours * HOUR_MS, from),
  )
  const activity = [from, ...woke].flatMap((at) => [at, at + 300]).map((at) => ({ at, windowId: 'a' }))
  const span = { from, to: activity.at(-1)!.at }
  return {
    ...span,
    knownTo: span.to,
    pulses: [],
    looks: activity.slice(0, 1),
    windows: [{ id: 'a', ...span, pageChanges: [], blocks: [] }],
    segments: decideSegments(activity, span),
    gaps: [],
    skippedPageIds: [],
    unseen: [],
  }
}

describe.each(['Europe/Berlin', 'America/New_York', 'UTC'])('for a viewer in %s', (zone) => {
  test.each([
    { isSkipping: true, speed: 1, summerTime: 'begins' },
    { isSkipping: false, speed: 1, summerTime: 'begins' },
    { isSkipping: true, speed: 16, summerTime: 'ends' },
    { isSkipping: false, speed: 16, summerTime: 'ends' },
  ] as const)(
    'the stage is told once to go on after each sleep: $isSkipping, $speed×, summer time $summerTime',
    (row) => {
      process.env['TZ'] = zone
      const timeline = createTimeline(EVENINGS[row.summerTime], [24, 72, 150])
      const { viewer, stage, pass, told } = createFakeViewer()
      const player = new PlayerModel(timeline, viewer)
      player.setStage(stage)
      player.setSkipping(row.isSkipping)
      player.setSpeed(row.speed)
      told.length = 0
      player.play()
      pass(8_000)
      const woke = timeline.segments.filter(({ isActive }) => isActive).map(({ from }) => from)
      expect(told.filter((line) => line.startsWith('play'))).toEqual(woke.map((at) => `play a ${at} x${row.speed}`))
      expect([player.isPlaying.value, player.at.value]).toEqual([false, timeline.to])
      player[Symbol.dispose]()
    },
  )
})
