import type { SessionEvent } from '@/lib/model/event'
import type { EventPattern } from '@/lib/model/filter'
import type { FunnelDefinition, TrendsDefinition, TrendsSeries } from '@/lib/model/insight'
import { readPath } from '@/lib/search/compile-test'

import { FUNNEL, MIN_FUNNEL_STEPS } from './check-funnel'
import { TRENDS } from './check-trends'
import { writeInsight } from './insight-address'
import { MAX_SERIES } from './trends-rules'

/** What is made of events chosen in a session: how often each happened, or how many did them one after another. */
export type ChartKind = 'segmentation' | 'funnel'

/** More events are not told apart. */
export const MAX_CHART_EVENTS = 10

/** Fewer make no chart of that kind. */
export const LEAST_CHART_EVENTS: Record<ChartKind, number> = { segmentation: 1, funnel: MIN_FUNNEL_STEPS }

/** How many of the events one chart shows. */
export const MOST_CHART_EVENTS: Record<ChartKind, number> = { segmentation: MAX_SERIES, funnel: MAX_CHART_EVENTS }

/** The address of the screen with a chart of these events, the oldest first, over all sessions. */
export function addressChart(kind: ChartKind, events: readonly SessionEvent[]): string {
  const inOrder = events.toSorted((a, b) => a.at - b.at)
  const patterns = inOrder.slice(0, MOST_CHART_EVENTS[kind]).map(describePattern)
  if (kind === 'funnel') {
    const funnel: FunnelDefinition = { ...FUNNEL.fresh, steps: patterns.map((event) => ({ event })) }
    return `#/insights/funnel?${writeInsight(FUNNEL, funnel)}`
  }
  const series = patterns.map((event): TrendsSeries => ({ event, measure: { kind: 'total' } }))
  const trends: TrendsDefinition = { ...TRENDS.fresh, series }
  return `#/insights/trends?${writeInsight(TRENDS, trends)}`
}

/** What makes another event the same: of a custom event its name, of a page its path, of an element its label. */
export function describePattern({ kind, label, url, role }: SessionEvent): EventPattern {
  if (kind === 'custom') return { kind, name: label, where: [] }
  if (kind === 'page view') return { kind, where: [{ field: 'url', test: { is: 'path is', value: readPath(url) } }] }
  // Of these the label is no name: of a person, a web vital, or whatever tab it was.
  if (kind === 'identify' || kind === 'tab shown') return { kind, where: [] }
  if (label !== '') return { kind, where: [{ field: 'label', test: { is: 'is', value: label } }] }
  return { kind, where: role === '' ? [] : [{ field: 'role', test: { is: 'is', value: role } }] }
}
