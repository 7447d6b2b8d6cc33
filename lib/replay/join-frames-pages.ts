import type { eventWithTime } from '@rrweb/types'

import type { Page } from '@/lib/model/session'

import type { FrameRange, FrameRanges } from './find-origin'
import { joinFrames } from './join-frames'

/** A page with its place, if it has one: top pages stand alone, and so does one whose place was never learned. */
export type PageInFrame = Pick<Page, 'id'> & Partial<Pick<Page, 'parentPageId' | 'frameNodeId'>>

/** Whether it is known where in the page around it stands. */
export function isInFrame({ parentPageId, frameNodeId = 0 }: PageInFrame): boolean {
  return typeof parentPageId === 'string' && frameNodeId > 0
}

/** Frames in frames in frames: deeper than any real page, and an end to rows that name each other. */
const MAX_FRAME_DEPTH = 16

export interface JoinedPages {
  /** The events of a page with those of the pages in its frames, in order of time. */
  readJoined: (pageId: string) => readonly eventWithTime[]
  /** Whether the page is shown inside another. */
  isJoined: (page: PageInFrame) => boolean
  /** Whose ids are whose, of the pages that were read. */
  ranges: FrameRanges
}

/** The pages of a session by their frames. Pure; each page is joined when it is asked for. */
export function joinPages(
  pages: readonly PageInFrame[],
  readEvents: (pageId: string) => readonly eventWithTime[],
): JoinedPages {
  const ids = new Set(pages.map((page) => page.id))
  const isJoined = (page: PageInFrame) => isInFrame(page) && ids.has(page.parentPageId ?? '')
  const ranges = new Map<string, FrameRange[]>()
  const childrenOf = Map.groupBy(pages.filter(isJoined), (page) => page.parentPageId)

  function read(pageId: string, depth: number): readonly eventWithTime[] {
    const children = depth < MAX_FRAME_DEPTH ? (childrenOf.get(pageId) ?? []) : []
    if (children.length === 0) return readEvents(pageId)
    const own: FrameRange[] = []
    const joined = joinFrames(
      readEvents(pageId),
      children.map(({ id, frameNodeId = 0 }) => ({ frameNodeId, events: read(id, depth + 1) })),
      (index, { shift, maxId }) => own.push({ pageId: children[index]!.id, shift, maxId }),
    )
    ranges.set(pageId, own)
    return joined
  }
  return { readJoined: (pageId) => read(pageId, 0), isJoined, ranges }
}
