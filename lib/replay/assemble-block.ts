import { EventType, IncrementalSource, type eventWithTime } from '@rrweb/types'

import type { Block } from './assemble-window'
import type { FrameRanges } from './find-origin'
import type { PageIndex } from './index-page'
import { isInFrame, joinPages, type PageInFrame } from './join-frames-pages'
import { LATE_MOVES_MS } from './limits'
import { preparePage } from './prepare-page'

/** Of which page which stretch (epoch ms, both ends included) a block is made of. */
export interface BlockPart {
  pageId: string
  from: number
  to: number
}

/** What a Replayer plays of a block, and whose ids are whose in it. */
export interface ReplayBlock extends Pick<Block, 'windowId' | 'pageId' | 'from'> {
  /** The last event, epoch ms. */
  to: number
  events: eventWithTime[]
  frameRanges: FrameRanges
}

/** The page itself and the pages in its frames: of these from their last full snapshot before the block. */
export function listParts(
  block: Block,
  pages: readonly PageInFrame[],
  indexes: ReadonlyMap<string, PageIndex>,
): BlockPart[] {
  const to = block.to + LATE_MOVES_MS
  const parts: BlockPart[] = [{ pageId: block.pageId, from: block.from, to }]
  for (const part of parts) {
    for (const page of pages) {
      if (page.parentPageId !== part.pageId || !isInFrame(page) || parts.some(({ pageId }) => pageId === page.id))
        continue
      const marks = indexes.get(page.id)?.marks ?? []
      const mark = marks.findLast(({ at }) => at <= block.from) ?? marks[0]
      if (mark && mark.at < block.to) parts.push({ pageId: page.id, from: mark.at, to })
    }
  }
  return parts
}

/**
 * A block made ready for a Replayer. In come the events of its parts, which may begin earlier and end later than they
 * have to; out goes a deep copy of what is shown from its full snapshot on. Pure.
 */
export function assembleBlock(
  block: Block,
  pages: readonly PageInFrame[],
  readEvents: (pageId: string) => readonly eventWithTime[],
): ReplayBlock | undefined {
  const { windowId, pageId, from } = block
  const joined = joinPages(pages, (id) => (id === pageId ? beginBlock(block, readEvents(id)) : readEvents(id)))
  const events = preparePage(joined.readJoined(pageId))?.filter(({ timestamp }) => timestamp < block.to)
  const last = events?.at(-1)
  return events && last && { windowId, pageId, from, to: last.timestamp, events, frameRanges: joined.ranges }
}

/** From the block's snapshot on, with its Meta before it and the pointer where it was. */
function beginBlock({ from, meta, pointer }: Block, events: readonly eventWithTime[]): eventWithTime[] {
  const start = events.findLastIndex((event) => event.type === EventType.FullSnapshot && event.timestamp === from)
  const snapshot = events[start]
  if (snapshot?.type !== EventType.FullSnapshot) return []
  const moved: eventWithTime[] = pointer
    ? [
        {
          type: EventType.IncrementalSnapshot,
          // The node that was under it may be gone; the document has a place but nothing that could be hovered.
          data: {
            source: IncrementalSource.MouseMove,
            positions: [{ ...pointer, id: snapshot.data.node.id, timeOffset: 0 }],
          },
          timestamp: from,
        },
      ]
    : []
  return [{ type: EventType.Meta, data: meta, timestamp: from }, snapshot, ...moved, ...events.slice(start + 1)]
}
