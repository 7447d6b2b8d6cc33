import { describe, expect, test } from 'vitest'

import { decideLoop, isRoundOver } from '@/components/player/loop'
import { PlayerModel } from '@/components/player/player-model'
import { decideSegments } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'

import { createFakeViewer } from './fake-viewer'

const LENGTH = 20_000

function open() {
  const looks = Array.from({ length: 20 }, (_, index) => ({ at: index * 1_000, windowId: 'a' }))
  const span = { from: 0, to: LENGTH }
  const windows = [{ id: 'a', ...span, pageChanges: [], blocks: [] }]
  const rest = {
    pulses: [],
    gaps: [],
    skippedPageIds: [],
    unseen: [],
    knownTo: LENGTH,
    segments: decideSegments(looks, span),
  }
  const timeline: Timeline = { ...span, looks, windows, ...rest }
  const fake = createFakeViewer()
  const player = new PlayerModel(timeline, fake.viewer)
  player.setStage(fake.stage)
  /** The positions it was at while this much of the viewer's time passed. */
  const watch = (ms: number) => {
    const seen: number[] = []
    for (let passed = 0; passed < ms; passed += 16) {
      fake.pass(16)
      seen.push(player.at.value)
    }
    return seen
  }
  return { ...fake, player, watch }
}

describe('a loop', () => {
  test('is begun, ended and forgotten by the same key', () => {
    const begun = decideLoop(undefined, 1_000)
    const ended = decideLoop(begun, 3_000)
    expect([begun, ended, decideLoop(ended, 2_000)]).toEqual([{ from: 1_000 }, { from: 1_000, to: 3_000 }, undefined])
  })

  test('ended before it began goes from there, and is never too short to be seen', () => {
    expect(decideLoop({ from: 3_000 }, 1_000)).toEqual({ from: 1_000, to: 3_000 })
    expect(decideLoop({ from: 3_000 }, 3_000)).toEqual({ from: 3_000, to: 3_200 })
  })

  test('is over at its end, also for who begins there, not for who is past it, and never while it has none', () => {
    const loop = { from: 1_000, to: 3_000 }
    expect([isRoundOver(loop, 2_990, 3_006), isRoundOver(loop, 3_000, 3_016)]).toEqual([true, true])
    expect([isRoundOver(loop, 2_000, 2_016), isRoundOver(loop, 3_100, 3_116)]).toEqual([false, false])
    expect(isRoundOver({ from: 1_000 }, 5_000, 5_016)).toBe(false)
  })

  test('plays inside its range over and over, at any speed', () => {
    const { player, watch } = open()
    player.seek(1_000)
    player.markLoop()
    player.seek(3_000)
    player.markLoop()
    player.setSpeed(16)
    player.play()
    const seen = watch(2_000)
    expect([Math.min(...seen), Math.max(...seen) <= 3_000]).toEqual([1_000, true])
    expect(seen.filter((at) => at === 1_000).length).toBeGreaterThan(10)
  })

  test('begins its next round at once when its end is marked while it plays', () => {
    const { player, watch } = open()
    player.play()
    watch(1_000)
    player.markLoop()
    const from = player.at.value
    watch(1_000)
    player.markLoop()
    const seen = watch(500)
    expect([seen[0], Math.max(...seen) < from + 1_000]).toEqual([from, true])
  })

  test('up to the end of the session plays again from its own beginning, also when all was played before', () => {
    const { player, watch } = open()
    player.seek(18_000)
    player.markLoop()
    player.seek(LENGTH)
    player.markLoop()
    player.play()
    const seen = watch(5_000)
    expect([Math.min(...seen) >= 18_000, player.isPlaying.value]).toEqual([true, true])
  })
})
