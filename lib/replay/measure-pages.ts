import { VITALS, type VitalPayload } from '@/lib/model/payload'
import type { Page } from '@/lib/model/session'

import { readRequestFacts, type RequestFacts } from './request-facts'
import type { StreamItem } from './stream'

export interface VitalMeasure {
  metric: VitalPayload['metric']
  value: number
  /** When it was told, epoch ms. */
  at: number
}

/** How one page felt and what it asked for. */
export interface PageMeasure {
  page: Pick<Page, 'id' | 'title' | 'url' | 'startedAt'>
  vitals: VitalMeasure[]
  requestCount: number
  failedCount: number
  /** Of those whose size is told. */
  bytes: number
}

/** A request with the line it is. */
export interface SlowRequest {
  item: StreamItem
  facts: RequestFacts
}

/** Each page that people saw, in order. Of a vital that was told more than once the last holds. */
export function measurePages(
  pages: readonly Pick<Page, 'id' | 'title' | 'url' | 'startedAt' | 'isTop'>[],
  stream: readonly StreamItem[],
  requests: readonly StreamItem[],
): PageMeasure[] {
  return pages
    .filter(({ isTop }) => isTop === 1)
    .map((page) => {
      const own = requests.filter((item) => pageOf(item) === page.id).map(readRequestFacts)
      return {
        page,
        vitals: listVitals(stream.filter((item) => item.kind === 'web vital' && pageOf(item) === page.id)),
        requestCount: own.length,
        failedCount: own.filter(({ isFailed }) => isFailed).length,
        bytes: own.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
      }
    })
}

/** The slowest first. Sockets stay open: how long says nothing. */
export function listSlowest(requests: readonly StreamItem[], count: number): SlowRequest[] {
  return requests
    .filter((item) => item.more?.type !== 'socket' && (item.said?.durationMs ?? 0) > 0)
    .map((item) => ({ item, facts: readRequestFacts(item) }))
    .toSorted((a, b) => b.facts.durationMs - a.facts.durationMs)
    .slice(0, count)
}

function listVitals(told: readonly StreamItem[]): VitalMeasure[] {
  return VITALS.flatMap((metric) => {
    const last = told.findLast(({ label }) => label === metric)
    return last ? [{ metric, value: last.said?.value ?? 0, at: last.at }] : []
  })
}

/** Of what a page loaded the line says it. */
function pageOf({ event, pageId }: StreamItem): string | undefined {
  return event?.pageId ?? pageId
}
