import { useCallback, useMemo } from 'preact/hooks'

import { describeChart } from './describe-chart'
import { describeBin, describePlaceInFull } from './describe-trends'
import { listDrawn, type DrawnLine } from './list-drawn'
import { readChartParts } from './read-chart-parts'
import { TimeChart } from './time-chart'
import type { ShownTrends, Trends } from './trends-model'

/** The lines of a trend. A click opens what the table's number opens. */
export function TrendsChart({ trends, answer }: { trends: Trends; answer: ShownTrends }) {
  const { definition, places } = answer
  const { display, interval, series } = definition
  const parts = useMemo(() => {
    const drawn = listDrawn(answer, definition).filter(({ isInChart }) => isInChart)
    return readChartParts(drawn, answer, definition)
  }, [answer, definition])
  const onOpen = useCallback(
    ({ key, isBefore }: DrawnLine, at: number) =>
      trends.open({ line: key, from: places[at]!.from, isBefore, isWhole: false }),
    [trends, places],
  )
  return (
    <TimeChart
      parts={parts}
      caption={describeChart(parts.lines, answer, definition)}
      namePlace={(place) =>
        display === 'distribution'
          ? describeBin(places[place]!, series[0]?.measure)
          : describePlaceInFull(places[place]!, interval)
      }
      onOpen={onOpen}
    />
  )
}
