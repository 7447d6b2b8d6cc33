import { describe, expect, test } from 'vitest'

import { PlayerModel } from '@/components/player/player-model'
import { decideSegments } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'

import { createFakeViewer } from './fake-viewer'

const FROM = 1_000_000
const MINUTE_MS = 60_000

type Moments = [at: number, windowId: string][]

function createTimeline(done: Moments, length: number, shown: Moments = []): Timeline {
  const span = { from: FROM, to: FROM + length }
  const [activity, tabs] = [done, shown].map((list) => list.map(([at, windowId]) => ({ at: FROM + at, windowId })))
  const looks = [...activity!, ...tabs!].toSorted((a, b) => a.at - b.at)
  const windows = [...new Set(done.map(([, id]) => id))].map((id) => ({ id, ...span, pageChanges: [], blocks: [] }))
  const segments = decideSegments(activity!, span)
  return {
    ...span,
    knownTo: span.to,
    pulses: [],
    looks,
    windows,
    segments,
    gaps: [],
    skippedPageIds: [],
    unseen: [],
  }
}

function open(timeline: Timeline, startAt?: number) {
  const fake = createFakeViewer()
  const player = new PlayerModel(timeline, fake.viewer, startAt)
  player.setStage(fake.stage)
  fake.told.length = 0
  const position = () => player.at.value - FROM
  return { ...fake, player, position }
}

const busy = Array.from({ length: 20 }, (_, index): [number, string] => [index * 1_000, 'a'])

describe('playing', () => {
  test('moves with the clock and stands when paused', () => {
    const { player, pass, position, told } = open(createTimeline(busy, 19_000))
    player.play()
    pass(1_000)
    expect(position()).toBe(1_000)
    player.pause()
    pass(1_000)
    expect(position()).toBe(1_000)
    expect(told.filter((line) => !line.startsWith('follow'))).toEqual([`play a ${FROM} x1`, `show a ${FROM + 1_000}`])
  })

  test('goes as fast as it is told', () => {
    const { player, pass, position } = open(createTimeline(busy, 19_000))
    player.play()
    player.setSpeed(8)
    pass(500)
    expect(position()).toBe(4_000)
  })

  test('stops at the end, and Play there begins anew', () => {
    const { player, pass, position, pendingFrames } = open(createTimeline(busy, 19_000))
    player.seek(FROM + 18_500)
    player.play()
    pass(1_000)
    expect([player.isPlaying.value, position(), pendingFrames.size]).toEqual([false, 19_000, 0])
    player.toggle()
    expect([player.isPlaying.value, position()]).toEqual([true, 0])
  })

  test('goes on where it was when the tab was hidden for a while', () => {
    const { player, pass, sleep, position } = open(createTimeline(busy, 19_000))
    player.play()
    pass(992)
    sleep(10 * MINUTE_MS)
    pass(16)
    expect(position()).toBe(992)
    pass(16)
    expect(position()).toBe(1_008)
  })

  test('asks for no frame once it is gone', () => {
    const { player, pendingFrames } = open(createTimeline(busy, 19_000))
    player.play()
    player[Symbol.dispose]()
    expect(pendingFrames.size).toBe(0)
  })
})

describe('seeking', () => {
  test('shows that moment at once', () => {
    const { player, told } = open(createTimeline(busy, 19_000))
    player.seek(FROM + 7_000)
    expect(told).toEqual([`show a ${FROM + 7_000}`])
  })

  test('stays within the session', () => {
    const { player, position } = open(createTimeline(busy, 19_000))
    player.seekBy(-10_000)
    expect(position()).toBe(0)
    player.seek(FROM + MINUTE_MS)
    expect(position()).toBe(19_000)
  })

  test('while playing plays on from there', () => {
    const { player, told } = open(createTimeline(busy, 19_000))
    player.play()
    player.seekBy(10_000)
    expect(told.at(-1)).toBe(`play a ${FROM + 10_000} x1`)
    expect(player.isPlaying.value).toBe(true)
  })

  test('a session may open at a moment', () => {
    expect(open(createTimeline(busy, 19_000), FROM + 5_000).position()).toBe(5_000)
  })
})

describe('inactivity', () => {
  const slow = createTimeline(
    [
      [0, 'a'],
      [5 * MINUTE_MS, 'a'],
      [5 * MINUTE_MS + 500, 'a'],
    ],
    5 * MINUTE_MS + 500,
  )

  test('is skipped by one seek, and told', () => {
    const { player, pass, told, position } = open(slow)
    player.play()
    pass(1_200)
    expect(told.filter((line) => line.startsWith('play'))).toEqual([
      `play a ${FROM} x1`,
      `play a ${FROM + 5 * MINUTE_MS} x1`,
    ])
    expect(position()).toBeLessThan(5 * MINUTE_MS + 300)
    expect(player.skippedMs.value).toBeGreaterThan(298_000)
    player[Symbol.dispose]()
  })

  test('is watched when the switch is off, and the switch is remembered', () => {
    const { player, pass, position, stored } = open(slow)
    player.setSkipping(false)
    player.play()
    pass(5_000)
    expect(position()).toBe(5_000)
    expect([...stored.values()]).toEqual(['off'])
  })

  test('skipping is on unless the viewer chose otherwise before', () => {
    const { viewer, player, stored } = open(slow)
    expect(player.isSkipping.value).toBe(true)
    stored.set('afterimage.player.skip-inactivity', 'off')
    expect(new PlayerModel(slow, viewer).isSkipping.value).toBe(false)
  })
})

describe('two windows', () => {
  const MOMENTS: Moments = [
    [0, 'a'],
    [1_000, 'b'],
    [2_000, 'a'],
    [3_000, 'b'],
  ]
  const both = createTimeline(MOMENTS, 4_000)

  test('the stage follows the one in which something was done last', () => {
    const { player, pass, told } = open(both)
    player.play()
    pass(4_100)
    const followed = told.map((line) => line.split(' ')[1]).filter((id, index, all) => id !== all[index - 1])
    expect(followed).toEqual(['a', 'b', 'a', 'b'])
  })

  test('a tab that was only looked at is shown as well', () => {
    const { player, told } = open(createTimeline(MOMENTS, 4_000, [[2_500, 'b']]))
    player.seek(FROM + 2_400)
    player.seek(FROM + 2_600)
    expect(told).toEqual([`show a ${FROM + 2_400}`, `show b ${FROM + 2_600}`])
  })

  test('a tab that was chosen stays on the stage until the person is followed again', () => {
    const { player, told } = open(both)
    player.chooseWindow('b')
    player.seek(FROM + 500)
    player.chooseWindow(undefined)
    expect(told).toEqual([`show b ${FROM}`, `show b ${FROM + 500}`, `show a ${FROM + 500}`])
  })

  test('while playing the chosen tab goes on playing', () => {
    const { player, pass, told } = open(both)
    player.chooseWindow('b')
    player.play()
    pass(2_500)
    expect(new Set(told.map((line) => line.split(' ')[1]))).toEqual(new Set(['b']))
  })

  test('a seek shows the right one', () => {
    const { player, told } = open(both)
    player.seek(FROM + 1_500)
    player.seek(FROM + 2_500)
    expect(told).toEqual([`show b ${FROM + 1_500}`, `show a ${FROM + 2_500}`])
  })
})

test('a session that is read anew goes on at the same moment, with the tab and the speed that were chosen', () => {
  const moments: Moments = [
    [0, 'a'],
    [1_000, 'b'],
    [4_000, 'a'],
  ]
  const { player, stage, told, position } = open(createTimeline(moments, 8_000))
  player.chooseWindow('b')
  player.setSpeed(4)
  player.seek(FROM + 3_000)
  player.setTimeline(createTimeline(moments, 8_000))
  told.length = 0
  player.setStage(stage)
  expect([position(), player.chosenId.value, player.speed.value]).toEqual([3_000, 'b', 4])
  expect(told.at(-1)).toBe(`show b ${FROM + 3_000}`)
  player.setTimeline(createTimeline([[0, 'a']], 2_000))
  expect([position(), player.windowId.value]).toEqual([2_000, 'a'])
})

test('a session of which nothing can be shown can still be walked through', () => {
  const { player, told, position } = open(createTimeline([], 10_000))
  player.seek(FROM + 5_000)
  player.play()
  expect([position(), told]).toEqual([5_000, []])
})

test('waits at what is not read yet, and does not count the time', () => {
  const whole = createTimeline(busy, 19_000)
  const { player, pass, position, isWaiting } = open({ ...whole, knownTo: FROM + 2_000 })
  player.play()
  pass(5_000)
  expect([position() >= 2_000 && position() < 2_020, player.isWaiting.value]).toEqual([true, true])
  const stoodAt = position()
  player.setTimeline(whole)
  pass(1_000)
  expect([position() - stoodAt, player.isWaiting.value]).toEqual([1_000, false])
  isWaiting.value = true
  pass(3_000)
  isWaiting.value = false
  pass(500)
  expect(position() - stoodAt).toBe(1_500)
})

test('what is not read yet is not skipped as inactive', () => {
  const whole = createTimeline(
    [
      [0, 'a'],
      [60_000, 'a'],
    ],
    60_000,
  )
  const first = createTimeline([[0, 'a']], 60_000)
  const { player, pass, position } = open({
    ...first,
    knownTo: FROM + 500,
    segments: decideSegments(first.looks, { from: FROM, to: FROM + 500 }),
  })
  player.play()
  pass(10_000)
  expect(position()).toBeLessThan(600)
  player.setTimeline(whole)
  pass(1_500)
  expect(position()).toBeGreaterThanOrEqual(60_000)
})
