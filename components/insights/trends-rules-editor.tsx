import { useId } from 'preact/hooks'

import { Choice } from '@/components/parts/choice'
import type { Shelf } from '@/components/search/shelf-model'
import { DISPLAYS } from '@/lib/insights/check-trends'
import { MAX_FORMULA_CHARACTERS } from '@/lib/insights/trends-rules'
import type { TrendsDefinition } from '@/lib/model/insight'

import { BreakdownEditor } from './breakdown-editor'
import { ComparedField, IntervalField } from './look-fields'
import type { Trends } from './trends-model'

const DISPLAY_WORDS: Record<TrendsDefinition['display'], string> = {
  lines: 'Lines',
  bars: 'Bars',
  distribution: 'Distribution',
}

/** How series are drawn: by what time, split by what, together as what, beside what. */
export function TrendsRulesEditor({ trends, shelf }: { trends: Trends; shelf: Shelf }) {
  const { display, interval, series, breakdown, isCompared, sessions } = trends.definition.value
  const isOfTime = display !== 'distribution'
  return (
    <section class="insight-part trends-rules" aria-label="Rules">
      <h2 class="insight-part-title">How they are shown</h2>
      <Choice
        label="Display"
        value={display}
        options={DISPLAYS.map((value) => ({ value, label: DISPLAY_WORDS[value] }))}
        onValue={(next) => trends.put({ display: next })}
      />
      {isOfTime ? (
        <IntervalField label="by the" interval={interval} onInterval={(next) => trends.put({ interval: next })} />
      ) : (
        <p class="insight-quiet">How many have which value, whenever that was.</p>
      )}
      <BreakdownEditor
        breakdown={breakdown}
        series={series}
        shelf={shelf}
        onBreakdown={(next) => trends.put({ breakdown: next })}
      />
      {isOfTime && <FormulaInput trends={trends} />}
      <ComparedField
        isCompared={isCompared}
        range={sessions.range}
        onCompared={(next) => trends.put({ isCompared: next })}
      />
    </section>
  )
}

function FormulaInput({ trends }: { trends: Trends }) {
  const id = useId()
  const problem = trends.formulaProblem.value
  return (
    <div class="insight-sentence">
      <label class="insight-sentence">
        together as
        <input
          class="filter-input filter-text trends-formula"
          placeholder="A / B * 100"
          autocomplete="off"
          spellcheck={false}
          maxLength={MAX_FORMULA_CHARACTERS}
          value={trends.definition.value.formula}
          aria-invalid={problem !== null}
          aria-describedby={id}
          onInput={(event) => trends.put({ formula: event.currentTarget.value }, false)}
        />
      </label>
      <output id={id} class="filter-problem">
        {problem}
      </output>
    </div>
  )
}
