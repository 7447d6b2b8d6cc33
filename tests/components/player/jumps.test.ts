import { expect, test } from 'vitest'

import { jump, listStops } from '@/components/player/jumps'
import { PlayerModel } from '@/components/player/player-model'
import type { StreamItem } from '@/lib/replay/stream'
import type { Timeline } from '@/lib/replay/timeline'

import { createFakeViewer } from './fake-viewer'

const item = (at: number, kind: StreamItem['kind'], said?: StreamItem['said']): StreamItem => {
  return { key: `${kind} ${at}`, at, kind, label: '', detail: '', windowId: 'a', ...(said && { said }) }
}
const STREAM = [
  item(0, 'page view'),
  item(1_000, 'click'),
  item(2_000, 'console', { level: 'error' }),
  item(3_000, 'request', { status: 200 }),
  item(4_000, 'request', { status: 500 }),
  item(5_000, 'error'),
  item(6_000, 'page view'),
  item(6_000, 'note'),
  item(7_000, 'web vital'),
]
const pageChanges = [
  { pageId: 'p', at: 0 },
  { pageId: 'q', at: 6_500 },
]
const timeline: Timeline = {
  from: 0,
  to: 10_000,
  knownTo: 10_000,
  pulses: [],
  looks: [],
  segments: [],
  gaps: [],
  skippedPageIds: [],
  unseen: [],
  windows: [{ id: 'a', from: 0, to: 10_000, pageChanges, blocks: [] }],
}

test('pages are those that came and routes, events what people did and saw, errors what went wrong; each moment once', () => {
  const { pages, events, errors } = listStops(timeline, STREAM)
  expect(pages).toEqual([0, 6_000, 6_500])
  expect(events).toEqual([0, 1_000, 5_000, 6_000])
  expect(errors).toEqual([2_000, 4_000, 5_000])
})

test('goes to the next and the previous, and nowhere where there is none', () => {
  const player = new PlayerModel(timeline, createFakeViewer().viewer)
  const { errors } = listStops(timeline, STREAM)
  const go = (way: 'next' | 'previous') => [jump(player, errors, way), player.at.value]
  expect([go('next'), go('next'), go('next'), go('next')]).toEqual([
    [true, 2_000],
    [true, 4_000],
    [true, 5_000],
    [false, 5_000],
  ])
  expect([go('previous'), go('previous'), go('previous')]).toEqual([
    [true, 4_000],
    [true, 2_000],
    [false, 2_000],
  ])
})

test('back, while it plays, passes what was just reached', () => {
  const { viewer, pass } = createFakeViewer()
  const player = new PlayerModel(timeline, viewer)
  player.seek(5_000)
  player.play()
  pass(300)
  jump(player, [2_000, 5_000], 'previous')
  expect(player.at.value).toBe(2_000)
})
