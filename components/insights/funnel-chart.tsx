import { describeDuration } from '@/components/parts/describe-duration'

import { describeEvent } from './describe-event'
import { describeShare } from './describe-share'
import { FunnelBars, FunnelLegend } from './funnel-bars'
import type { Funnel, ShownFunnel } from './funnel-model'
import { FunnelNumber } from './funnel-number'
import { listBars, listParts } from './list-parts'

export interface FunnelChartProps {
  funnel: Funnel
  answer: ShownFunnel
}

/** The bars of each step, and what they say of all. Every number lists who is behind it. */
export function FunnelChart({ funnel, answer }: FunnelChartProps) {
  const { steps } = answer.definition
  const parts = listParts(answer)
  const bars = listBars(parts)
  const whole = parts[0]!
  return (
    <>
      {bars.length > 1 && <FunnelLegend bars={bars} />}
      <ol class="funnel-chart" aria-label="Steps of the funnel" style={{ '--bars': bars.length }}>
        {answer.steps.map((step, index) => (
          // A step is its place in the order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} class="funnel-bar">
            <h3 class="funnel-bar-name">
              <span class="figures">{index + 1}</span>{' '}
              <span dir="auto">{steps[index] ? describeEvent(steps[index].event) : ''}</span>
            </h3>
            <FunnelBars bars={bars} index={index} />
            <p class="funnel-bar-share figures">{describeShare(step.conversion)}</p>
            <FunnelNumber funnel={funnel} part={whole} index={index} step={step} side="completed" hasUnit />
            {index > 0 && (
              <FunnelNumber funnel={funnel} part={whole} index={index} step={step} side="droppedOff" hasUnit />
            )}
            {index > 0 && (
              <p class="funnel-bar-times figures">
                {describeShare(step.relativeConversion)} of step {index}
                {step.times.median !== undefined && `, median ${describeDuration(step.times.median)}`}
              </p>
            )}
            {answer.before[index] && (
              <p class="funnel-bar-times figures">before {describeShare(answer.before[index].conversion)}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
