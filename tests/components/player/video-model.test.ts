import { signal } from '@preact/signals'
import { expect, test } from 'vitest'

import { ToastsModel } from '@/components/parts/toasts-model'
import { fitVideo, VideoModel, type VideoModelGivens } from '@/components/player/video-model'
import type { VideoGivens } from '@/lib/files/write-video'

const T0 = 1_000_000

function open(changes: Partial<VideoModelGivens> = {}) {
  const drawn: [string, number][] = []
  const clicks: number[] = []
  const saved: [string, number][] = []
  const player = {
    at: signal(T0 + 3_400),
    loop: signal<{ from: number; to?: number } | undefined>(undefined),
    chosenId: signal<string | undefined>(undefined),
    timeline: signal({
      from: T0,
      to: T0 + 20_500,
      looks: [
        { at: T0, windowId: 'a' },
        { at: T0 + 5_000, windowId: 'b' },
      ],
      windows: [
        { id: 'a', from: T0 },
        { id: 'b', from: T0 },
      ],
    }),
  }
  const toasts = new ToastsModel()
  const given: VideoModelGivens = {
    player: player as never,
    toasts,
    readTitle: () => 'Shop',
    readClicks: () => [T0 + 4_000],
    async drawMoment(windowId, at) {
      drawn.push([windowId, at - T0])
      return { url: 'data:,', width: 1_001, height: 601 }
    },
    createDrawer: () => async (_context, _drawn, clickedMs) => void clicks.push(clickedMs),
    async writeVideo({ frameCount, draw, onProgress, signal: stop }: VideoGivens) {
      for (let index = 0; index < frameCount; index += 1) {
        stop.throwIfAborted()
        await draw({} as never, index)
        onProgress(index + 1)
      }
      return new Blob(['video'])
    },
    saveVideo: (name, { size }) => void saved.push([name, size]),
    ...changes,
  }
  return { video: new VideoModel(given), player, toasts, drawn, clicks, saved }
}

test('it begins where the player is, and ends with the session', () => {
  const { video } = open()
  video.open()
  expect([video.fromSec.value, video.toSec.value]).toEqual([3, 21])
})

test('of a part that is played over and over it is that part', () => {
  const { video, player } = open()
  player.loop.value = { from: T0 + 6_200, to: T0 + 8_900 }
  video.open()
  expect([video.fromSec.value, video.toSec.value]).toEqual([6, 9])
})

test('it draws each frame of the tab that was looked at, tells how far it is, and saves', async () => {
  const { video, drawn, clicks, saved, toasts } = open()
  video.open()
  video.setRate(5)
  expect(video.setTo(6)).toBeNull()
  const steps: string[] = []
  video.state.subscribe((state) => void steps.push(state.step === 'running' ? `${state.done}/${state.of}` : state.step))
  await video.start()
  expect(drawn).toHaveLength(15)
  expect(drawn[0]).toEqual(['a', 3_000])
  expect(drawn[9]).toEqual(['a', 4_800])
  expect(drawn[14]).toEqual(['b', 5_800])
  expect(clicks.slice(0, 6)).toEqual([Infinity, Infinity, Infinity, Infinity, Infinity, 0])
  expect(steps.slice(-2)).toEqual(['15/15', 'closed'])
  expect(saved).toEqual([['Shop 0-03.webm', 5]])
  expect(toasts.toasts.value[0]?.text).toContain('Video saved')
})

test('what is no range is refused with what is wrong with it', () => {
  const { video } = open()
  video.open()
  expect(video.setTo(3)).toBe('The end comes after the start')
  expect(video.setTo(22)).toBe('From 0 to 21 seconds')
  expect(video.setFrom(0.5)).toBe('A whole number of seconds')
  expect([video.fromSec.value, video.toSec.value]).toEqual([3, 21])
})

test('closed while it draws, it stops and saves nothing', async () => {
  const { video, saved, toasts } = open()
  video.open()
  const started = video.start()
  video.close()
  await started
  expect(video.state.value).toEqual({ step: 'closed' })
  expect([saved, toasts.toasts.value]).toEqual([[], []])
})

test('what goes wrong is told where it was asked for', async () => {
  const { video } = open({ drawMoment: async () => undefined })
  video.open()
  await video.start()
  expect(video.state.value).toMatchObject({
    step: 'choosing',
    problem: expect.stringContaining('too large to be drawn'),
  })
})

test('a video is even, and no larger than encoders take', () => {
  expect(fitVideo({ width: 1_001, height: 601 })).toEqual({ width: 1_002, height: 602 })
  expect(fitVideo({ width: 3_840, height: 2_160 })).toEqual({ width: 1_920, height: 1_080 })
  expect(fitVideo({ width: 300, height: 4_000 })).toEqual({ width: 144, height: 1_920 })
})
