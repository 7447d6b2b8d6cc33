import type { ReadBlock } from '@/components/player/block-reader'
import type { ReplayScreen } from '@/components/player/replay-screen'
import { createReplayStage } from '@/components/player/replay-stage'
import type { ReplayBlock } from '@/lib/replay/assemble-block'
import type { Block, ReplayWindow } from '@/lib/replay/assemble-window'

const SIZE = { width: 800, height: 600 }

/** Blocks of a second each, from 0 on. */
export function createWindow(id: string, blockCount: number): ReplayWindow {
  const blocks = Array.from({ length: blockCount }, (_, index): Block => {
    const from = index * 1_000
    return { windowId: id, pageId: `${id} ${index}`, from, to: from + 1_000, meta: { href: '', ...SIZE } }
  })
  return { id, from: 0, to: blockCount * 1_000, pageChanges: [], blocks }
}

/** A stage whose blocks are read when the test says so, and whose screens write down what is done to them. */
export function openStage(windows: ReplayWindow[]) {
  const asked: { block: string; give: (isThere?: boolean) => void; fail: (error: Error) => void }[] = []
  const told: string[] = []
  const screens: { name: string; isGone: boolean; isSeen: boolean; size: number; hasTrail: boolean }[] = []
  const readBlock: ReadBlock = (windowId, from) =>
    new Promise((resolve, reject) => {
      const block = {
        windowId,
        pageId: '',
        from,
        to: from + 999,
        events: [],
        frameRanges: [],
      } as unknown as ReplayBlock
      asked.push({
        block: `${windowId} ${from}`,
        give: (isThere = true) => resolve(isThere ? block : undefined),
        fail: reject,
      })
    })

  function createScreen({ windowId, from }: ReplayBlock, area: { width: number }, hasTrail: boolean): ReplayScreen {
    const name = `${windowId} ${from}`
    const state = { name, isGone: false, isSeen: false, size: area.width, hasTrail }
    screens.push(state)
    return {
      replay: { name } as never,
      show: (at) => told.push(`show ${name} at ${at}`),
      play: (at, speed) => told.push(`play ${name} at ${at} x${speed}`),
      measureDrift: () => 0,
      reveal: () => (state.isSeen = true),
      hide: () => (state.isSeen = false),
      setTrail: (isShown) => (state.hasTrail = isShown),
      resize: (width) => (state.size = width),
      destroy: () => (state.isGone = true),
    }
  }

  const stage = createReplayStage({
    area: { width: 800, height: 600 },
    createScreen,
    readWindows: () => windows,
    readBlock,
  })
  /** Those that are seen, without what is gone. */
  const seen = () => screens.filter(({ isGone, isSeen }) => isSeen && !isGone).map(({ name }) => name)
  /** Lets the reading come to its end. */
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { stage, asked, told, screens, seen, settle, windows }
}
