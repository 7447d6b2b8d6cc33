import { findLastIndexUntil } from './find-until'
import type { Mark, PageIndex, Pointer } from './index-page'

/** From `at` on the window shows this page. */
export interface PageChange {
  pageId: string
  at: number
}

/**
 * A stretch of a window that can be shown by itself: it begins with a full snapshot of the page that is seen in it, and
 * goes up to `to`, which belongs to the next. Epoch ms.
 */
export interface Block {
  windowId: string
  pageId: string
  from: number
  to: number
  meta: Mark['meta']
  /** Where the pointer was when it begins. */
  pointer?: Pointer
}

/** A tab as the stage shows it: its blocks without holes, in order. Epoch ms. */
export interface ReplayWindow {
  id: string
  from: number
  to: number
  pageChanges: PageChange[]
  blocks: Block[]
}

/**
 * A window's pages as one line. At any moment the window shows the page whose full snapshot came last; what another page
 * still sends then (the last flush of the page that was left) is not shown, because node ids are counted per page and it
 * would change the wrong nodes. A page that comes back (bfcache) comes back with a snapshot. `undefined` when no page
 * can be shown. `readLastAt` says when a page's picture changed last.
 */
export function assembleWindow(
  windowId: string,
  pages: readonly PageIndex[],
  readLastAt: (page: PageIndex) => number = ({ lastAt }) => lastAt,
): ReplayWindow | undefined {
  const marks = pages
    .flatMap((page) => page.marks.map((mark) => ({ ...mark, page })))
    .toSorted((a, b) => a.at - b.at)
    // Of two at one moment the later one is seen.
    .filter(({ at }, index, all) => all[index + 1]?.at !== at)
  const last = marks.at(-1)
  if (!last) return undefined
  const to = Math.max(last.at, readLastAt(last.page))

  const blocks: Block[] = []
  for (const [index, { at, meta, page, pointer = pointerBefore(marks[index - 1]) }] of marks.entries()) {
    const until = marks[index + 1]?.at ?? to + 1
    blocks.push({ windowId, pageId: page.pageId, from: at, to: until, meta, ...(pointer && { pointer }) })
  }
  const pageChanges = blocks
    .filter(({ pageId }, index) => blocks[index - 1]?.pageId !== pageId)
    .map(({ pageId, from }) => ({ pageId, at: from }))
  return { id: windowId, from: marks[0]!.at, to, pageChanges, blocks }
}

/** A page that has just come has the pointer where the page before it had it. */
function pointerBefore(mark: { page: PageIndex } | undefined): Pointer | undefined {
  return mark?.page.pointer
}

/** The block that is seen at `at`; before the first of a window that one, since there is nothing else to see. */
export function findBlock({ blocks }: ReplayWindow, at: number): Block | undefined {
  const index = findLastIndexUntil(blocks, at, (block) => block.from)
  return blocks[Math.max(0, index)]
}
