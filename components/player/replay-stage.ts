import { signal } from '@preact/signals'

import type { ReplayBlock } from '@/lib/replay/assemble-block'
import { findBlock, type Block, type ReplayWindow } from '@/lib/replay/assemble-window'

import { createBlockReader, keyOfBlock, type ReadBlock } from './block-reader'
import { DRIFT_MS, READ_AHEAD_MS, SCREENS_KEPT } from './limits'
import type { Area, ReplayScreen } from './replay-screen'
import type { ShownReplay } from './replay-surface'
import type { Stage } from './stage'
import { isSamePicture, type Wanted } from './wanted'

export interface ReplayStage extends Stage {
  /**
   * Reads what is wanted anew when what is stored is of another version than before, or when that failed. What is seen
   * stays until it is there.
   */
  refresh(version: number): void
  /** The one that is seen. */
  readReplay(): ShownReplay | undefined
  resize(width: number, height: number): void
  destroy(): void
}

export interface ReplayStageGivens {
  /** What room there is. */
  area: Area
  /** Puts a block's picture on the stage. */
  createScreen: (block: ReplayBlock, area: Area, hasTrail: boolean) => ReplayScreen
  /** As far as they are known by now. */
  readWindows: () => readonly ReplayWindow[]
  readBlock: ReadBlock
}

/**
 * A stage of rrweb Replayers, one a block: the block is read when it is first looked at, and the next one before it is
 * needed. One is seen, the last few stand still, older ones are gone.
 */
export function createReplayStage(given: ReplayStageGivens): ReplayStage {
  const { createScreen, readWindows, readBlock } = given
  let blocks = createBlockReader(readBlock)
  /** By block, the one used last at the end; `until`: how much of the block it has. */
  const screens = new Map<string, { screen: ReplayScreen; until: number }>()
  const isWaiting = signal(false)
  const failure = signal<string | undefined>()
  let area = given.area
  let hasTrail = true
  let shownKey = ''
  let wanted: Wanted | undefined
  let wantedKey = ''
  /** Seen still, but read before the last refresh. */
  let outdated: ReplayScreen | undefined
  let shownVersion: number | undefined

  const listScreens = () => [...[...screens.values()].map(({ screen }) => screen), ...(outdated ? [outdated] : [])]

  const findWanted = ({ windowId, at }: Wanted): Block | undefined => {
    const window = readWindows().find((one) => one.id === windowId)
    return window && findBlock(window, at)
  }

  const hasScreen = (block: Block, at: number) => {
    const until = screens.get(keyOfBlock(block))?.until ?? -Infinity
    return at < until || until >= block.to
  }

  function want(next: Wanted): void {
    const block = findWanted(next)
    const isSame = isSamePicture(wanted, next)
    wanted = next
    if (!block) return settle('')
    const key = keyOfBlock(block)
    if (hasScreen(block, next.at)) {
      if (!isSame || key !== shownKey || shownKey !== wantedKey) reveal(key, next)
      return
    }
    if (key !== wantedKey || !isWaiting.peek()) void enter(key, block)
    wantedKey = key
  }

  /** Nothing is waited for any more: this is shown, or there is nothing that could be. */
  function settle(key: string): void {
    wantedKey = key
    isWaiting.value = false
    failure.value = undefined
  }

  async function enter(key: string, block: Block): Promise<void> {
    isWaiting.value = true
    failure.value = undefined
    const from = blocks
    try {
      const read = await from.take(block)
      if (wantedKey !== key || !wanted || from !== blocks) return
      if (!read) throw new Error('nothing of it can be shown')
      screens.get(key)?.screen.destroy()
      screens.set(key, { screen: createScreen(read, area, hasTrail), until: block.to })
      reveal(key, wanted)
      // It may have grown while it was read, and the moment that is wanted lie in what has come.
      const grown = findWanted(wanted)
      if (grown && keyOfBlock(grown) === key && !hasScreen(grown, wanted.at)) want(wanted)
    } catch (error) {
      if (wantedKey !== key || from !== blocks) return
      isWaiting.value = false
      failure.value = error instanceof Error ? error.message : String(error)
    }
  }

  function reveal(key: string, { at, speed }: Wanted): void {
    const kept = screens.get(key)!
    const { screen } = kept
    screens.delete(key)
    screens.set(key, kept)
    if (speed === undefined) screen.show(at)
    else screen.play(at, speed)
    screen.reveal()
    if (shownKey !== key) screens.get(shownKey)?.screen.hide()
    shownKey = key
    outdated?.destroy()
    outdated = undefined
    settle(key)
    for (const [old, one] of [...screens].slice(0, -SCREENS_KEPT)) {
      one.screen.destroy()
      screens.delete(old)
    }
  }

  function readAhead({ windowId, at, speed = 1 }: Wanted, block: Block): void {
    if (block.to - at > READ_AHEAD_MS * speed) return
    const next = findWanted({ windowId, at: block.to, speed })
    if (next && next.from === block.to && !hasScreen(next, next.from)) blocks.readEarly(next)
  }

  return {
    isWaiting,
    failure,
    refresh(version) {
      const isSame = version === (shownVersion ?? version) && failure.peek() === undefined
      shownVersion = version
      if (isSame) return
      blocks = createBlockReader(readBlock)
      outdated ??= screens.get(shownKey)?.screen
      for (const { screen } of screens.values()) if (screen !== outdated) screen.destroy()
      screens.clear()
      shownKey = ''
      wantedKey = ''
      if (wanted) want(wanted)
    },
    show: (windowId, at) => want({ windowId, at, speed: undefined }),
    play: (windowId, at, speed) => want({ windowId, at, speed }),
    follow(windowId, at, speed) {
      const next = { windowId, at, speed }
      const block = findWanted(next)
      // What cannot be read is not asked for again on every frame: by a seek, or when the viewer says so.
      const isUnread = failure.peek() !== undefined && block && keyOfBlock(block) === wantedKey
      if (!block || isUnread) return
      const isThere = keyOfBlock(block) === shownKey && hasScreen(block, at)
      const screen = isThere ? screens.get(shownKey)?.screen : undefined
      if (!screen || screen.measureDrift(at) > DRIFT_MS * speed) want(next)
      else readAhead(next, block)
    },
    setTrail(isShown) {
      hasTrail = isShown
      for (const screen of listScreens()) screen.setTrail(isShown)
    },
    readReplay: () => (screens.get(shownKey)?.screen ?? outdated)?.replay,
    resize(width, height) {
      area = { width, height }
      for (const screen of listScreens()) screen.resize(width, height)
    },
    destroy() {
      wantedKey = ''
      for (const screen of listScreens()) screen.destroy()
      screens.clear()
      outdated = undefined
    },
  }
}
