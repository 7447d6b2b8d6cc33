import { DRIFT_MS, SCREENS_KEPT } from './limits'
import { createReplayScreen, type ReplayScreen } from './replay-screen'
import type { ReplayWindow } from '@/lib/replay/assemble-window'

import type { Stage } from './stage'

export interface ReplayStage extends Stage {
  resize(width: number, height: number): void
  destroy(): void
}

/** A stage of rrweb Replayers, one a window, made when it is first looked at. One is seen, the others stand still. */
export function createReplayStage(target: HTMLElement, windows: readonly ReplayWindow[]): ReplayStage {
  const screens = new Map<string, ReplayScreen>()
  let area = { width: target.clientWidth, height: target.clientHeight }
  let hasTrail = true
  let shownId = ''

  const enter = (windowId: string): ReplayScreen | undefined => {
    const window = windows.find((one) => one.id === windowId)
    if (!window) return undefined
    const screen = screens.get(windowId) ?? createReplayScreen(target, window, area, hasTrail)
    screens.delete(windowId)
    screens.set(windowId, screen)
    if (shownId !== windowId) screens.get(shownId)?.hide()
    shownId = windowId
    for (const [id, old] of [...screens].slice(0, -SCREENS_KEPT)) {
      old.destroy()
      screens.delete(id)
    }
    screen.reveal()
    return screen
  }

  return {
    show: (windowId, at) => enter(windowId)?.show(at),
    play: (windowId, at, speed) => enter(windowId)?.play(at, speed),
    follow(windowId, at, speed) {
      const screen = screens.get(windowId)
      const isInStep = screen && windowId === shownId && screen.measureDrift(at) <= DRIFT_MS * speed
      if (!isInStep) enter(windowId)?.play(at, speed)
    },
    setTrail(isShown) {
      hasTrail = isShown
      for (const screen of screens.values()) screen.setTrail(isShown)
    },
    resize(width, height) {
      area = { width, height }
      for (const screen of screens.values()) screen.resize(width, height)
    },
    destroy() {
      for (const screen of screens.values()) screen.destroy()
      screens.clear()
    },
  }
}
