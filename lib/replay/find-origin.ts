/** Ids of a page in a frame, as they stand among those of the page around it: from `shift` + 1 to `shift` + `maxId`. */
export interface FrameRange {
  pageId: string
  shift: number
  maxId: number
}

/** By the page around. Each time a page comes into a frame it gets a range of its own, so that ids are never two things. */
export type FrameRanges = ReadonlyMap<string, readonly FrameRange[]>

/** A node as it is stored: rrweb counts the ids of each page from 1. */
export interface StoredNode {
  pageId: string
  nodeId: number
}

/** Which node of which stored page it is that a Replayer knows by this id, on this page with the pages in its frames. */
export function findOrigin(ranges: FrameRanges, pageId: string, nodeId: number): StoredNode {
  const found = ranges.get(pageId)?.find(({ shift, maxId }) => nodeId > shift && nodeId <= shift + maxId)
  return found ? findOrigin(ranges, found.pageId, nodeId - found.shift) : { pageId, nodeId }
}
