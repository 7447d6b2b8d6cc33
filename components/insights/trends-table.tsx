import { describeCount } from '@/components/parts/describe-count'
import type { TrendsDefinition } from '@/lib/model/insight'

import { describeBin, describePlaceInFull } from './describe-trends'
import { listDrawn, type DrawnLine } from './list-drawn'
import { NumberButton } from './number-button'
import { Swatch } from './swatch'
import type { ShownTrends, Trends } from './trends-model'
import type { CsvRow } from '@/lib/files/write-csv'
import { ScrollRoom } from './scroll-room'

/** The same as the chart in rows, the latest first; every number lists who is behind it. */
export function TrendsTable({ trends, answer }: { trends: Trends; answer: ShownTrends }) {
  const { definition } = answer
  const drawn = listDrawn(answer, definition)
  const isOfTime = definition.display !== 'distribution'
  const rows = listRows(drawn, answer.places.length)
  return (
    <ScrollRoom class="insight-table-room" label="Numbers of the trend">
      <table class="insight-table trends-table">
        <caption class="only-read-out">The numbers of the chart</caption>
        <thead>
          <tr>
            <th scope="col">{isOfTime ? 'When' : 'Value'}</th>
            {drawn.map((line) => (
              <th key={`${line.key}${line.isBefore}`} scope="col">
                {line.isInChart && <Swatch line={line} isBar={definition.display !== 'lines'} />}
                <span class="trends-column" dir="auto" title={line.name}>
                  {line.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(isOfTime ? rows.toReversed() : rows).map(({ first, count }) =>
            count > 0 ? (
              <tr key={first}>
                <td class="trends-gap figures" colSpan={drawn.length + 1}>
                  {describeGap(count, definition)}
                </td>
              </tr>
            ) : (
              <tr key={first} class="figures">
                <th scope="row">{nameRow(answer, first, definition)}</th>
                {drawn.map((line) => (
                  <td key={`${line.key}${line.isBefore}`}>
                    <TrendNumber trends={trends} answer={answer} line={line} place={first} />
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollRoom>
  )
}

export function writeTrendRows(answer: ShownTrends): CsvRow[] {
  const { definition, places } = answer
  const drawn = listDrawn(answer, definition)
  const isOfTime = definition.display !== 'distribution'
  return [
    [isOfTime ? 'From' : 'At least', isOfTime ? 'To' : 'Below', ...drawn.map(({ name }) => name)],
    ...places.map(({ from, to }, place) => {
      const ends = isOfTime ? [new Date(from).toISOString(), new Date(to).toISOString()] : [from, to]
      return [...ends, ...drawn.map(({ points }) => points[place]?.value)]
    }),
  ]
}

interface TrendNumberProps {
  trends: Trends
  answer: ShownTrends
  line: DrawnLine
  place: number
}

function TrendNumber({ trends, answer, line, place }: TrendNumberProps) {
  const value = line.points[place]?.value
  if (value === undefined) return <span title="Nothing to count here">–</span>
  const { from } = answer.places[place]!
  const opened = trends.place.value
  const isOpen = opened?.line === line.key && opened.from === from && opened.isBefore === line.isBefore
  return (
    <NumberButton
      value={value}
      describe={line.describe}
      title={`List those behind ${line.name}`}
      isOpen={isOpen}
      onOpen={(next) =>
        trends.open(next ? { line: line.key, from, isBefore: line.isBefore, isWhole: false } : undefined)
      }
    />
  )
}

/** Places that have a number, and runs of `count` that have none on any line: those are one row. */
export function listRows(
  drawn: readonly Pick<DrawnLine, 'points'>[],
  placeCount: number,
): { first: number; count: number }[] {
  const rows: { first: number; count: number }[] = []
  for (let place = 0; place < placeCount; place += 1) {
    const isGap = drawn.every(({ points }) => points[place]?.value === undefined)
    const last = rows.at(-1)
    if (!isGap) rows.push({ first: place, count: 0 })
    else if (last && last.count > 0) last.count += 1
    else rows.push({ first: place, count: 1 })
  }
  return rows
}

const describeGap = (count: number, { interval }: TrendsDefinition) =>
  `${describeCount(count, interval)} without anything`

function nameRow(answer: ShownTrends, place: number, { display, interval, series }: TrendsDefinition): string {
  const bucket = answer.places[place]!
  return display === 'distribution' ? describeBin(bucket, series[0]?.measure) : describePlaceInFull(bucket, interval)
}
