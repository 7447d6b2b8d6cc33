import { useCallback, useMemo } from 'preact/hooks'

import type { ConversionTrend } from '@/lib/insights/answer-conversion'
import { MAX_TREND_BUCKETS } from '@/lib/insights/trends-rules'

import { describeChart } from './describe-chart'
import { describePlaceInFull } from './describe-trends'
import type { Funnel, ShownFunnel } from './funnel-model'
import { FunnelTrendTable } from './funnel-trend-table'
import { listConversions, readConversionParts } from './list-conversions'
import type { DrawnLine } from './list-drawn'
import { TimeChart } from './time-chart'

export interface FunnelTrendProps {
  funnel: Funnel
  answer: ShownFunnel
  trend: ConversionTrend
}

/** The share that converted of those who began in each span of time. A click opens those who did. */
export function FunnelTrend({ funnel, answer, trend }: FunnelTrendProps) {
  const { definition } = answer
  const { interval = 'day' } = definition
  const { places } = trend
  const columns = useMemo(() => listConversions(trend, definition), [trend, definition])
  const parts = useMemo(() => readConversionParts(columns, trend, definition), [columns, trend, definition])
  const onOpen = useCallback(
    ({ key, isBefore }: DrawnLine, at: number) =>
      funnel.open({ line: key, from: places[at]!.from, side: 'completed', isBefore }),
    [funnel, places],
  )
  return (
    <>
      <TimeChart
        parts={parts}
        caption={describeChart(columns, trend, { display: 'lines', interval })}
        namePlace={(place) => describePlaceInFull(places[place]!, interval)}
        onOpen={onOpen}
      />
      {trend.isCut && (
        <p class="insight-quiet figures">The latest {MAX_TREND_BUCKETS} are drawn. Longer spans of time show all.</p>
      )}
      <FunnelTrendTable funnel={funnel} columns={columns} trend={trend} interval={interval} />
      <p class="insight-quiet">
        Everybody counts where they did the first step. As long as the window from there is open, they may still go on.
      </p>
    </>
  )
}
