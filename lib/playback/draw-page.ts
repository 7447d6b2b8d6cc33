import type { eventWithTime } from '@rrweb/types'

import { followUntil } from '@/lib/replay/state/state-at'
import { writeDrawable } from '@/lib/thumbnails/read-drawable'
import { writePage } from '@/lib/thumbnails/write-page'

import type { Drawn } from './create-playback'
import type { SessionAsset } from './shown-assets'

/** By address, pictures as they are drawn; of what is no picture, nothing. What is read is added, and kept. */
export type Drawables = Map<string, string | undefined>

/**
 * What the events of a block (in order of time) show at `at`, drawn from what was stored and nothing else, with the
 * pictures that were kept of the session. `undefined` when it is too large, or nothing is shown then.
 */
export async function drawPage(
  events: readonly eventWithTime[],
  at: number,
  baseUrl: string,
  drawables: Drawables,
  readAssets: (urls: Iterable<string>) => Promise<SessionAsset[]>,
): Promise<Drawn | undefined> {
  const state = followUntil(events, Math.max(at, events[0]?.timestamp ?? at))
  const unread = new Set<string>()
  let written = writePage(state, baseUrl, (url) => {
    if (!drawables.has(url)) unread.add(url)
    return drawables.get(url)
  })
  if (written && unread.size > 0) {
    const read = new Map((await readAssets(unread)).map((asset) => [asset.url, writeDrawable(asset)]))
    for (const url of unread) drawables.set(url, read.get(url))
    written = writePage(state, baseUrl, (url) => drawables.get(url))
  }
  if (!written) return undefined
  const { svg, width, height } = written
  const { pointer } = state
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  return { url, width, height, ...(pointer?.isOnPage && { pointer: { x: pointer.x, y: pointer.y } }) }
}
