import { describeCount } from '@/components/parts/describe-count'
import type { ConversionTrend } from '@/lib/insights/answer-conversion'
import type { TimeInterval } from '@/lib/model/insight'

import { describeShare } from './describe-share'
import { describePlaceInFull } from './describe-trends'
import type { Funnel } from './funnel-model'
import type { ConversionPlace } from './funnel-places'
import type { ConversionLook } from './list-conversions'
import { NumberButton } from './number-button'
import { Swatch } from './swatch'
import { listRows } from './trends-table'
import { ScrollRoom } from './scroll-room'

export interface FunnelTrendTableProps {
  funnel: Funnel
  columns: readonly ConversionLook[]
  trend: ConversionTrend
  interval: TimeInterval
}

/** Who began and who of them converted in each span of time, the latest first; every count lists who is behind it. */
export function FunnelTrendTable({ funnel, columns, trend, interval }: FunnelTrendTableProps) {
  const keyOf = (line: ConversionLook) => `${line.key}${line.isBefore}`
  return (
    <ScrollRoom class="insight-table-room" label="Conversion over time">
      <table class="insight-table trends-table">
        <caption class="only-read-out">The numbers of the chart</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              First step
            </th>
            {columns.map((line) => (
              <th key={keyOf(line)} scope="colgroup" colSpan={3}>
                <Swatch line={line} isBar={false} />
                <span class="trends-column" dir="auto" title={line.name}>
                  {line.name}
                </span>
              </th>
            ))}
          </tr>
          <tr>
            {columns.flatMap((line) =>
              ['Began', 'Completed', 'Share'].map((name) => (
                <th key={`${keyOf(line)} ${name}`} scope="col">
                  {name}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {listRows(columns, trend.places.length)
            .toReversed()
            .map(({ first, count }) =>
              count > 0 ? (
                <tr key={first}>
                  <td class="trends-gap figures" colSpan={columns.length * 3 + 1}>
                    {describeCount(count, interval)} in which nobody began
                  </td>
                </tr>
              ) : (
                <tr key={first} class="figures">
                  <th scope="row">{describePlaceInFull(trend.places[first]!, interval)}</th>
                  {columns.flatMap((line) => {
                    const place = { line: line.key, from: trend.places[first]!.from, isBefore: line.isBefore }
                    const point = line.conversion[first]
                    return [
                      <td key={`${keyOf(line)} began`}>
                        <Count funnel={funnel} place={{ ...place, side: 'began' }} value={point?.began.value} />
                      </td>,
                      <td key={`${keyOf(line)} completed`}>
                        <Count funnel={funnel} place={{ ...place, side: 'completed' }} value={point?.completed.value} />
                      </td>,
                      <td key={`${keyOf(line)} share`}>{describeShare(point?.share)}</td>,
                    ]
                  })}
                </tr>
              ),
            )}
        </tbody>
      </table>
    </ScrollRoom>
  )
}

interface CountProps {
  funnel: Funnel
  place: ConversionPlace
  value: number | undefined
}

function Count({ funnel, place, value = 0 }: CountProps) {
  const opened = funnel.place.value
  const isOpen =
    opened !== undefined &&
    'line' in opened &&
    opened.line === place.line &&
    opened.from === place.from &&
    opened.side === place.side &&
    opened.isBefore === place.isBefore
  return (
    <NumberButton
      value={value}
      title={place.side === 'began' ? 'List those who began' : 'List those who completed'}
      isOpen={isOpen}
      onOpen={(next) => funnel.open(next ? place : undefined)}
    />
  )
}
