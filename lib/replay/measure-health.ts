import type { MaskLevel } from '@/lib/model/rules'
import type { Device, Page, Session } from '@/lib/model/session'
import type { UnseenElement, UnseenReason } from '@/lib/model/still'

import type { Gap } from './gaps'
import type { Timeline } from './timeline'

/** What of a session was recorded, and what was not. Instants are epoch ms, spans ms. */
export interface Health {
  /** By reason, the longest first. */
  gaps: { reason: Gap['reason']; gaps: Gap[]; lengthMs: number }[]
  /** That could not be read, and were left out. */
  brokenChunkCount: number
  /** Pages of which nothing can be shown. */
  pagesWithoutPicture: Pick<Page, 'id' | 'title' | 'url' | 'startedAt'>[]
  /** What elements drew for themselves and is not shown, by what they are and why: the first moment of each element. */
  unseen: { what: UnseenElement; reason: UnseenReason; moments: number[] }[]
  chunkCount: number
  /** As stored, and as JSON. */
  bytes: number
  rawBytes: number
  /** The longest time in which nobody did anything; `undefined` when there was none. */
  longestSilence: { from: number; to: number } | undefined
  /** How many pages were recorded at each level, in the order they came. */
  levels: { level: MaskLevel; pageCount: number }[]
  device: Device
}

export interface HealthContent {
  session: Pick<Session, 'bytes' | 'rawBytes' | 'device'>
  pages: readonly Pick<Page, 'id' | 'title' | 'url' | 'startedAt' | 'lastSeq' | 'level'>[]
}

export function measureHealth(
  { session, pages }: HealthContent,
  timeline: Pick<Timeline, 'gaps' | 'segments' | 'skippedPageIds' | 'unseen'>,
  brokenChunkCount: number,
): Health {
  const skipped = new Set(timeline.skippedPageIds)
  const silences = timeline.segments.filter(({ isActive, from, to }) => !isActive && to > from)
  const [longestSilence] = silences.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  return {
    gaps: sumGaps(timeline.gaps),
    brokenChunkCount,
    pagesWithoutPicture: pages.filter(({ id }) => skipped.has(id)),
    unseen: [...Map.groupBy(timeline.unseen, ({ what, reason }) => `${what} ${reason}`).values()].map((own) => ({
      what: own[0]!.what,
      reason: own[0]!.reason,
      moments: own.map(({ at }) => at),
    })),
    // They are numbered from 0, each page for itself.
    chunkCount: pages.reduce((sum, { lastSeq }) => sum + lastSeq + 1, 0),
    bytes: session.bytes,
    rawBytes: session.rawBytes,
    longestSilence: longestSilence && { from: longestSilence.from, to: longestSilence.to },
    levels: countLevels(pages),
    device: session.device,
  }
}

function sumGaps(gaps: readonly Gap[]): Health['gaps'] {
  const byReason = Map.groupBy(gaps, ({ reason }) => reason)
  return [...byReason]
    .map(([reason, own]) => ({ reason, gaps: own, lengthMs: own.reduce((sum, { from, to }) => sum + to - from, 0) }))
    .toSorted((a, b) => b.lengthMs - a.lengthMs)
}

function countLevels(pages: HealthContent['pages']): Health['levels'] {
  const counts = new Map<MaskLevel, number>()
  for (const { level } of pages) if (level) counts.set(level, (counts.get(level) ?? 0) + 1)
  return [...counts].map(([level, pageCount]) => ({ level, pageCount }))
}
