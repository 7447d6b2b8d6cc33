import { describeDuration } from '@/components/parts/describe-duration'
import type { AnsweredStep } from '@/lib/insights/answer-funnel'
import type { FunnelDefinition } from '@/lib/model/insight'

import { describeEvent } from './describe-event'
import { describeShare } from './describe-share'
import type { FunnelChartProps } from './funnel-chart'
import type { Funnel } from './funnel-model'
import { FunnelNumber } from './funnel-number'
import { listBars, listParts, type FunnelPart } from './list-parts'
import { Swatch } from './swatch'
import { ScrollRoom } from './scroll-room'

const COLUMNS = [
  'Step',
  'Completed',
  'Dropped off',
  'Of all',
  'Of step before',
  'Median',
  'p75',
  'p95',
  'Time to convert',
]

/** The same as the chart in rows, with how long each step took: all, and every value by itself. */
export function FunnelTable({ funnel, answer }: FunnelChartProps) {
  const parts = listParts(answer)
  const bars = listBars(parts)
  return (
    <ScrollRoom class="insight-table-room" label="Numbers of the funnel">
      <table class="insight-table funnel-table">
        <caption class="only-read-out">The funnel by step</caption>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {parts.map((part) => (
          <tbody key={`${part.name} ${part.group === null}`}>
            {parts.length > 1 && (
              <tr class="funnel-part">
                <th scope="rowgroup" colSpan={COLUMNS.length} dir="auto">
                  {bars.includes(part) && <Swatch line={part} isBar />} {part.name}
                </th>
              </tr>
            )}
            {part.steps.map((step, index) => (
              // A step is its place in the order.
              // oxlint-disable-next-line react/no-array-index-key
              <Row key={index} funnel={funnel} part={part} index={index} step={step} definition={answer.definition} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRoom>
  )
}

interface RowProps {
  funnel: Funnel
  part: FunnelPart
  index: number
  step: AnsweredStep
  definition: FunnelDefinition
}

function Row({ definition, ...place }: RowProps) {
  const { index, step } = place
  const event = definition.steps[index]?.event
  return (
    <tr class="figures">
      <th scope="row" dir="auto">
        {index + 1}. {event ? describeEvent(event) : ''}
      </th>
      <td>
        <FunnelNumber {...place} side="completed" />
      </td>
      <td>{index > 0 ? <FunnelNumber {...place} side="droppedOff" /> : '–'}</td>
      <td>{describeShare(step.conversion)}</td>
      <td>{describeShare(step.relativeConversion)}</td>
      <td>{describeTime(step.times.median)}</td>
      <td>{describeTime(step.times.p75)}</td>
      <td>{describeTime(step.times.p95)}</td>
      <td>
        <Distribution step={step} />
      </td>
    </tr>
  )
}

const describeTime = (ms: number | undefined) => (ms === undefined ? '–' : describeDuration(ms))

/** How many took how long; the numbers are read out. */
function Distribution({ step: { distribution } }: { step: AnsweredStep }) {
  if (distribution.length === 0) return <>–</>
  const most = Math.max(...distribution.map(({ count }) => count))
  return (
    <ul class="funnel-distribution" aria-label="How many took how long">
      {distribution.map(({ fromMs, toMs, count }) => {
        const words = `${describeDuration(fromMs)} to ${describeDuration(toMs)}: ${count}`
        return (
          <li key={fromMs} title={words} style={{ height: `${(count / most) * 100}%` }}>
            <span class="only-read-out">{words}</span>
          </li>
        )
      })}
    </ul>
  )
}
