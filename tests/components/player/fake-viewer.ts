import { signal } from '@preact/signals'

import type { Viewer } from '@/components/player/player-model'
import type { Stage } from '@/components/player/stage'

/** A viewer whose clock and frames are moved by the test, and a stage that writes down what it was told. */
export function createFakeViewer() {
  let now = 0
  let lastId = 0
  const frames = new Map<number, () => void>()
  const stored = new Map<string, string>()
  const told: string[] = []

  const viewer: Viewer = {
    clock: () => now,
    requestFrame(run) {
      lastId += 1
      frames.set(lastId, run)
      return lastId
    },
    cancelFrame: (id) => void frames.delete(id),
    storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) },
  }
  const isWaiting = signal(false)
  const stage: Stage = {
    isWaiting,
    failure: signal(undefined),
    show: (windowId, at) => told.push(`show ${windowId} ${at}`),
    play: (windowId, at, speed) => told.push(`play ${windowId} ${at} x${speed}`),
    follow: (windowId) => void told.push(`follow ${windowId}`),
    setTrail: (isShown) => told.push(`trail ${isShown}`),
  }
  /** Lets the viewer's time pass, a frame every 16 ms. */
  const pass = (ms: number) => {
    for (const end = now + ms; now < end;) {
      now = Math.min(end, now + 16)
      const due = [...frames.values()]
      frames.clear()
      for (const run of due) run()
    }
  }
  /** Lets it pass without a frame: the tab is hidden. */
  const sleep = (ms: number) => (now += ms)
  return { viewer, stage, isWaiting, told, pass, sleep, stored, pendingFrames: frames }
}
