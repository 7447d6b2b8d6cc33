import { Choice } from '@/components/parts/choice'
import type { Shelf } from '@/components/search/shelf-model'
import { FUNNEL_DISPLAYS, type Attribution, type FunnelDefinition, type FunnelDisplay } from '@/lib/model/insight'

import { BreakdownEditor } from './breakdown-editor'
import { ComparedField, IntervalField } from './look-fields'
import type { Funnel } from './funnel-model'

const DISPLAY_WORDS: Record<FunnelDisplay, string> = { steps: 'Steps', trend: 'Trend' }

/** How a funnel is shown: by step or over time, split by what, beside what. */
export function FunnelLookEditor({ funnel, shelf }: { funnel: Funnel; shelf: Shelf }) {
  const definition = funnel.definition.value
  const { steps, breakdown = null, isCompared = false, display = 'steps', sessions } = definition
  return (
    <section class="insight-part trends-rules" aria-label="Display">
      <h2 class="insight-part-title">How it is shown</h2>
      <Choice
        label="Display"
        value={display}
        options={FUNNEL_DISPLAYS.map((value) => ({ value, label: DISPLAY_WORDS[value] }))}
        onValue={(next) => funnel.put({ display: next })}
      />
      {display === 'trend' && <TrendFields funnel={funnel} definition={definition} />}
      <BreakdownEditor
        breakdown={breakdown}
        series={steps}
        shelf={shelf}
        onBreakdown={(next) =>
          funnel.put({ breakdown: next && { ...next, attribution: breakdown?.attribution ?? 'first' } })
        }
      />
      {breakdown && (
        <label class="insight-sentence">
          by the value of the
          <select
            class="filter-input"
            value={String(breakdown.attribution)}
            onChange={(event) =>
              funnel.put({ breakdown: { ...breakdown, attribution: readAttribution(event.currentTarget.value) } })
            }
          >
            <option value="first">first step done that has one</option>
            <option value="last">last step done that has one</option>
            {steps.map((_, step) => (
              // A step is its place in the order.
              // oxlint-disable-next-line react/no-array-index-key
              <option key={step} value={String(step)}>{`step ${step + 1}`}</option>
            ))}
          </select>
        </label>
      )}
      {breakdown && typeof breakdown.attribution === 'number' && breakdown.attribution > 0 && (
        <p class="insight-quiet">Who did not come to step {breakdown.attribution + 1} has none.</p>
      )}
      <ComparedField
        isCompared={isCompared}
        range={sessions.range}
        onCompared={(next) => funnel.put({ isCompared: next })}
      />
    </section>
  )
}

function readAttribution(text: string): Attribution {
  return text === 'first' || text === 'last' ? text : Number(text)
}

/** By what time, and whose share. */
function TrendFields({ funnel, definition }: { funnel: Funnel; definition: FunnelDefinition }) {
  const { steps, interval = 'day', trendStep = steps.length - 1 } = definition
  return (
    <>
      <IntervalField
        label="of those who began in each"
        interval={interval}
        onInterval={(next) => funnel.put({ interval: next })}
      />
      <label class="insight-sentence">
        the share who completed
        <select
          class="filter-input"
          value={String(trendStep)}
          onChange={(event) => {
            const step = Number(event.currentTarget.value)
            // The last one stays the last when steps are added.
            funnel.put({ trendStep: step === steps.length - 1 ? undefined : step })
          }}
        >
          {steps.slice(1).map((_, index) => (
            // A step is its place in the order.
            // oxlint-disable-next-line react/no-array-index-key
            <option key={index} value={String(index + 1)}>{`step ${index + 2}`}</option>
          ))}
        </select>
      </label>
    </>
  )
}
