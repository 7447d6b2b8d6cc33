import { createReplayScreen, type ReplayScreen } from '@/components/player/replay-screen'
import type { PlaybackClient } from '@/components/player/playback-client'
import type { ClicksAnswer } from '@/lib/insights/answer-clicks'
import { CLICK_KINDS } from '@/lib/model/insight'
import type { ReplayBlock } from '@/lib/replay/assemble-block'
import { findBlock } from '@/lib/replay/assemble-window'

import { MAX_PICTURE_PX } from './limits'

type Visit = ClicksAnswer['visits'][number]

const CLICKS: ReadonlySet<string> = new Set(CLICK_KINDS)

/** The first of these moments that can be replayed; `undefined` when none of them can. */
export async function readVisit(
  playback: PlaybackClient,
  visits: readonly Visit[],
): Promise<{ visit: Visit; block: ReplayBlock } | undefined> {
  for (const visit of visits) {
    const block = await readBlockAt(playback, visit)
    if (block) return { visit, block }
  }
  return undefined
}

async function readBlockAt(playback: PlaybackClient, { sessionId, startAt }: Visit): Promise<ReplayBlock | undefined> {
  const content = await playback.open(sessionId)
  const windowId = content?.events.find(({ at, kind }) => at === startAt && CLICKS.has(kind))?.windowId
  const index = windowId === undefined ? undefined : await playback.index(() => undefined)
  const window = index?.timeline.windows.find(({ id }) => id === windowId)
  const block = window && findBlock(window, startAt)
  return block && playback.readBlock(window.id, block.from)
}

export interface DrawnVisit {
  page: Document
  /** Of the whole page, CSS px. */
  width: number
  height: number
  destroy(): void
}

/** The page as it was then, all of it: the window is made as high as what it shows. */
export async function drawVisit(target: HTMLElement, block: ReplayBlock, at: number): Promise<DrawnVisit | undefined> {
  const screen: ReplayScreen = createReplayScreen(target, block, { width: 1, height: 1 }, false)
  const { frame } = screen.replay
  screen.show(at)
  await nextFrames()
  const page = frame.contentDocument
  const { width } = frame
  if (!page?.documentElement || !Number(width)) {
    screen.destroy()
    return undefined
  }
  const height = Math.min(MAX_PICTURE_PX, Math.max(page.documentElement.scrollHeight, Number(frame.height)))
  frame.height = String(height)
  page.defaultView?.scrollTo(0, 0)
  screen.resize(Number(width), height)
  await nextFrames()
  return { page, width: Number(width), height, destroy: () => screen.destroy() }
}

/** Until what was changed is laid out. */
const nextFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
