import { createModel, signal } from '@preact/signals'

import type { Toasts } from '@/components/parts/toasts-model'
import type { VideoGivens } from '@/lib/files/write-video'
import type { Drawn } from '@/lib/playback/create-playback'
import { decideWindow } from '@/lib/replay/follow'

import { describePosition } from './describe-time'
import type { Context, Size } from './draw-frames'
import { MAX_VIDEO_MS, MAX_VIDEO_PX } from './limits'
import type { PlayerState } from './player-model'

export interface VideoModelGivens {
  player: PlayerState
  toasts: Toasts
  readTitle: () => string
  /** When something was clicked, epoch ms, in order. */
  readClicks: () => readonly number[]
  drawMoment: (windowId: string, at: number) => Promise<Drawn | undefined>
  /** What draws frames of this size. */
  createDrawer: (size: Size) => (context: Context, drawn: Drawn | undefined, clickedMs: number) => Promise<void>
  writeVideo: (given: VideoGivens) => Promise<Blob>
  saveVideo: (name: string, video: Blob) => void
}

export type VideoState =
  | { step: 'closed' }
  | { step: 'choosing'; problem: string }
  | { step: 'running'; done: number; of: number }

/** A video of a part of a session: which part, and how far it is. Seconds are since the session's start. */
export const VideoModel = createModel((given: VideoModelGivens) => {
  const { player, toasts } = given
  const state = signal<VideoState>({ step: 'closed' })
  const fromSec = signal(0)
  const toSec = signal(0)
  const framesPerSecond = signal(10)
  let stopping = new AbortController()

  const readLengthSec = () => {
    const { from, to } = player.timeline.peek()
    return Math.ceil((to - from) / 1_000)
  }

  async function run(stop: AbortSignal): Promise<void> {
    const { from, to, looks, windows } = player.timeline.peek()
    const rate = framesPerSecond.peek()
    const start = from + fromSec.peek() * 1_000
    const end = Math.min(from + toSec.peek() * 1_000, to)
    const frameCount = Math.max(1, Math.round(((end - start) / 1_000) * rate))
    const draw = (at: number) => {
      const windowId = player.chosenId.peek() ?? decideWindow(looks, windows, at)
      return windowId === undefined ? undefined : given.drawMoment(windowId, at)
    }
    const first = await draw(start)
    if (!first) throw new Error('there is no picture of where it begins, or the page is too large to be drawn')
    const size = fitVideo(first)
    const drawFrame = given.createDrawer(size)
    const clicks = given.readClicks()
    const video = await given.writeVideo({
      ...size,
      framesPerSecond: rate,
      frameCount,
      signal: stop,
      async draw(context, index) {
        const at = start + Math.round((index * 1_000) / rate)
        const clickedAt = clicks.findLast((clicked) => clicked <= at) ?? -Infinity
        await drawFrame(context, index === 0 ? first : await draw(at), at - clickedAt)
      },
      onProgress(done) {
        if (!stop.aborted) state.value = { step: 'running', done, of: frameCount }
      },
    })
    const position = describePosition(fromSec.peek() * 1_000).replaceAll(':', '-')
    given.saveVideo(`${given.readTitle()} ${position}.webm`, video)
  }

  return {
    state,
    fromSec,
    toSec,
    framesPerSecond,
    readLengthSec,
    /** Of the part that is played over and over, if there is one; else from here on. */
    open() {
      const { from } = player.timeline.peek()
      const loop = player.loop.peek()
      const [start, end] = [loop?.from ?? player.at.peek(), loop?.to ?? Infinity]
      fromSec.value = Math.floor((start - from) / 1_000)
      const most = Math.min(readLengthSec(), fromSec.peek() + MAX_VIDEO_MS / 1_000)
      toSec.value = Math.max(fromSec.peek() + 1, Math.min(Math.ceil((end - from) / 1_000), most))
      state.value = { step: 'choosing', problem: '' }
    },
    /** Answers with what is wrong with it, or `null`. */
    setFrom(sec: number): string | null {
      const problem = checkRange(sec, toSec.peek(), readLengthSec())
      if (problem === null) fromSec.value = sec
      return problem
    },
    setTo(sec: number): string | null {
      const problem = checkRange(fromSec.peek(), sec, readLengthSec())
      if (problem === null) toSec.value = sec
      return problem
    },
    setRate: (rate: number) => void (framesPerSecond.value = rate),
    close() {
      stopping.abort()
      state.value = { step: 'closed' }
    },
    async start() {
      if (state.peek().step !== 'choosing') return
      stopping = new AbortController()
      const { signal: stop } = stopping
      state.value = { step: 'running', done: 0, of: 1 }
      try {
        await run(stop)
        if (stop.aborted) return
        state.value = { step: 'closed' }
        toasts.show({ text: 'Video saved with your downloads. What was masked is masked in it.' })
      } catch (error) {
        if (stop.aborted) return
        const why = error instanceof Error ? error.message : String(error)
        state.value = { step: 'choosing', problem: `No video could be made: ${why}.` }
      }
    },
  }
})

export type VideoTool = InstanceType<typeof VideoModel>

function checkRange(fromSec: number, toSec: number, lengthSec: number): string | null {
  if (!Number.isInteger(fromSec) || !Number.isInteger(toSec)) return 'A whole number of seconds'
  if (fromSec < 0 || toSec > lengthSec) return `From 0 to ${lengthSec} seconds`
  if (toSec <= fromSec) return 'The end comes after the start'
  return (toSec - fromSec) * 1_000 > MAX_VIDEO_MS ? `No longer than ${MAX_VIDEO_MS / 60_000} minutes` : null
}

/** Even, and no larger than encoders take. */
export function fitVideo({ width, height }: Size): Size {
  const scale = Math.min(1, MAX_VIDEO_PX / Math.max(width, height))
  const even = (px: number) => Math.max(2, Math.round((px * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}
