import type { ClickSeries, SignalClick } from '@/lib/model/signal'

import { describeClickSignal, type FoundSignal } from './found-signal'
import { isClickedOften } from './is-clicked-often'
import { RAGE_CLICKS, RAGE_DISTANCE_PX, RAGE_GAP_MS } from './limits'

/**
 * Rage clicks: a series of three clicks or more is one signal, told once it is over, so that its count is final. It is
 * of its first click, and lasts to its last one. What breaks a series is time, another spot, another route, a place where
 * one clicks often, or the end.
 */
export function advanceSeries(
  series: ClickSeries | null,
  click: SignalClick,
  { x, y }: { x: number; y: number },
): { series: ClickSeries | null; signals: FoundSignal[] } {
  if (isClickedOften(click)) return { series: null, signals: endSeries(series) }
  if (series && isSameSeries(series, click.at, x, y)) {
    return { series: { ...series, count: series.count + 1, x, y, lastAt: click.at }, signals: [] }
  }
  return { series: { first: click, count: 1, x, y, lastAt: click.at }, signals: endSeries(series) }
}

function isSameSeries(series: ClickSeries, at: number, x: number, y: number): boolean {
  return !isSeriesOver(series, at) && Math.abs(x - series.x) + Math.abs(y - series.y) < RAGE_DISTANCE_PX
}

export function isSeriesOver(series: ClickSeries, at: number): boolean {
  return at - series.lastAt >= RAGE_GAP_MS
}

export function endSeries(series: ClickSeries | null): FoundSignal[] {
  if (!series || series.count < RAGE_CLICKS) return []
  const { first, count, lastAt } = series
  return [describeClickSignal('rage click', first, { count, durationMs: lastAt - first.at })]
}
