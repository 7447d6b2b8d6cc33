import type { ConversionTrend } from '@/lib/insights/answer-conversion'
import type { FunnelDefinition } from '@/lib/model/insight'

import { describeEvent } from './describe-event'
import type { ShownFunnel } from './funnel-model'
import { listConversions } from './list-conversions'
import { listParts } from './list-parts'
import type { CsvRow } from '@/lib/files/write-csv'

/** What is shown. Shares from 0 to 1, times in ms. Where it is split or compared, each row says of whom and of when. */
export function writeFunnelRows(answer: ShownFunnel): CsvRow[] {
  const { definition, trend } = answer
  if (trend) return writeConversionRows(trend, definition)
  const parts = listParts(answer)
  const isWhole = parts.length === 1
  const head = [
    'Step',
    'Event',
    'Completed',
    'Dropped off',
    'Of all',
    'Of step before',
    'Median ms',
    'p75 ms',
    'p95 ms',
  ]
  return [
    isWhole ? head : ['Value', 'Days', ...head],
    ...parts.flatMap(({ value, isBefore, steps }) =>
      steps.map(({ completed, droppedOff, conversion, relativeConversion, times }, index): CsvRow => {
        const event = definition.steps[index]?.event
        const counts = [completed.value, index > 0 ? droppedOff.value : undefined]
        const figures = [conversion, relativeConversion, times.median, times.p75, times.p95]
        const row = [index + 1, event ? describeEvent(event) : '', ...counts, ...figures]
        return isWhole ? row : [value, isBefore ? 'before' : 'these', ...row]
      }),
    ),
  ]
}

/** A row for each span of time: for each line who began, who converted, and the share. */
function writeConversionRows(trend: ConversionTrend, definition: FunnelDefinition): CsvRow[] {
  const columns = listConversions(trend, definition)
  return [
    ['From', 'To', ...columns.flatMap(({ name }) => [`${name}, began`, `${name}, completed`, `${name}, share`])],
    ...trend.places.map(({ from, to }, place): CsvRow => {
      const ends = [new Date(from).toISOString(), new Date(to).toISOString()]
      const numbers = columns.flatMap(({ conversion }) => {
        const point = conversion[place]
        return [point?.began.value, point?.completed.value, point?.share]
      })
      return [...ends, ...numbers]
    }),
  ]
}
